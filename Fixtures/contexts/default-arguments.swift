// Default arguments run at the call, and only when the argument is left out.
import Foundation

func slow() -> Int {
  usleep(1)
  return 1
}
func load(_ value: Int = slow(), name: String = "x") -> Int { value }
func data(_ url: URL, data: Data? = try? Data(contentsOf: URL(fileURLWithPath: "/x"))) -> Int { data?.count ?? 0 }

struct Settings {
  var level: Int
  init(level: Int = slow()) { self.level = level }
  func apply(_ value: Int = slow()) -> Int { value }
  subscript(index: Int, scale: Int = slow()) -> Int { index * scale }
}

func use(_ settings: Settings, _ url: URL) async {
  _ = load()  // want 7 blocking-sleep via load(_:name:) > slow() > usleep(_:)
  _ = load(name: "y")  // want 7 blocking-sleep
  _ = load(3)
  _ = load(3, name: "y")
  _ = data(url)  // want 7 blocking-file-io
  _ = data(url, data: nil)
  _ = Settings()  // want 7 blocking-sleep
  _ = Settings(level: 2)
  _ = settings.apply()  // want 16 blocking-sleep
  _ = settings.apply(2)
}

func sync() -> Int { load() }
func caller() async -> Int { sync() }  // want 30 blocking-sleep

func asynchronous(_ value: Int = slow()) async -> Int { value }
func callsAsync() async -> Int {
  let first = await asynchronous(1)
  return await first + asynchronous()  // want 24 blocking-sleep
}

// A closure that is a default, called by the function or by whom it is handed to.
enum Reader {
  static func read(load: @escaping (URL) -> Data? = { try? Data(contentsOf: $0) }) -> Data? {
    read(at: URL(fileURLWithPath: "a"), load: load)
  }
  static func read(at url: URL?, load: (URL) -> Data?) -> Data? { url.flatMap { load($0) } }
}

func readers() async {
  _ = Reader.read()  // want 14 blocking-file-io
  _ = Reader.read(load: { _ in nil })
}
