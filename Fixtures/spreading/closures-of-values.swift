// A closure that a value holds is the one that it was made with, where that shows and nobody puts another one there.
import Foundation

struct Client {
  let read: (String) throws -> String
  var name = "client"

  func readTwice() throws -> String { try read("a") + read("b") }
}
extension Client {
  static let live = Client(read: { try String(contentsOfFile: $0, encoding: .utf8) })
  static let mock = Client(read: { _ in "" })
  static let counted = Client(read: describe)
  static var preview: Client { Client(read: { $0 }) }
  static func failing() -> Client { Client(read: { _ in throw CancellationError() }) }
}
func describe(_ name: String) -> String { name }
struct Feature {
  var client: Client = .live
  func run() throws -> String { try client.read("a") }
}
final class Work {
  private let body: () -> Void
  init(body: @escaping () -> Void) { self.body = body }
  func run() { body() }
}
/// Others may put another closure there.
struct Open {
  var read: () -> Void
}
func slow(_ open: inout Open) { open.read = { usleep(1) } }

func go(_ client: Client) async throws {
  _ = try client.read("a")  // want 18 blocking-file-io likely
  _ = try Client.live.read("a")  // want 23 blocking-file-io
  _ = try Client.live.readTwice()  // want 23 blocking-file-io
  _ = try Client.mock.read("a")
  _ = try Client.mock.readTwice()
  _ = try Client.counted.read("a")
  _ = try Client.preview.read("a")
  _ = try Client.failing().read("a")
  let mock = Client.mock
  _ = try mock.read("a")
  let given = Client(read: { String(describing: $0) })
  _ = try given.read("a")
  _ = try made(reading: helper).read("a")  // want 33 blocking-file-io likely
  _ = try Feature().run()  // want 21 blocking-file-io
  _ = try Feature(client: .mock).run()
  Work { usleep(1) }.run()  // want 22 blocking-sleep
  Work { print("done") }.run()
  Work(body: quick).run()
  Work(body: nap).run()  // want 19 blocking-sleep
  var open = Open(read: {})
  slow(&open)
  open.read()  // want 8 blocking-sleep likely
}
/// The closure calls what it is given: that may be anything.
func made(reading read: @escaping (String) -> String) -> Client { Client(read: { read($0) }) }
func helper(_ name: String) -> String {
  usleep(1)
  return name
}
func quick() {}
func nap() { usleep(1) }

/// What is put into a copy leaves the constants as they are.
struct Changed {
  var read: (String) throws -> String
  static let live = Changed(read: { try String(contentsOfFile: $0, encoding: .utf8) })
  static let mock = Changed(read: { _ in "" })
  static var state = Changed(read: { _ in "" })
  static var preview: Changed { Changed(read: { $0 }) }
  static func failing() -> Changed { Changed(read: { _ in throw CancellationError() }) }
  static func altered() -> Changed {
    var changed = Changed.mock
    changed.read = { try String(contentsOfFile: $0, encoding: .utf8) }
    return changed
  }
  func go() { _ = try? read("a") }
  func goOn() {
    var copy = self
    copy.change()
    _ = try? copy.read("a")
  }
  mutating func change() { read = { try String(contentsOfFile: $0, encoding: .utf8) } }
}
struct Screen {
  let client: Changed
  var other = Changed.mock
  func load() throws -> String { try client.read("a") }
  func loadOther() throws -> String { try other.read("a") }
}
func changes() async throws {
  var copy = Changed.mock
  copy.read = { try String(contentsOfFile: $0, encoding: .utf8) }
  let kept = copy
  let mock = Changed.mock
  _ = try copy.read("a")  // want 16 blocking-file-io likely
  _ = try kept.read("a")  // want 16 blocking-file-io likely
  _ = try Changed.altered().read("a")  // want 29 blocking-file-io likely
  _ = try Changed.live.read("a")  // want 24 blocking-file-io likely
  _ = try Changed.state.read("a")  // want 25 blocking-file-io likely
  _ = try mock.read("a")
  _ = try Changed.mock.read("a")
  _ = try Changed.preview.read("a")
  _ = try Changed.failing().read("a")
  mock.go()
  mock.goOn()  // want 8 blocking-file-io likely
  Changed.live.go()  // want 16 blocking-file-io likely
  take(.mock)
  take(.live)  // want 3 blocking-file-io likely
  change(.mock)  // want 3 blocking-file-io likely
  hand(.mock)  // want 3 blocking-file-io likely
  _ = try Screen(client: .mock).load()
  _ = try Screen(client: .live).load()  // want 33 blocking-file-io likely
  var screen = Screen(client: .mock)
  screen.other.change()
  _ = try screen.loadOther()  // want 18 blocking-file-io likely
}
func take(_ client: Changed) { _ = try? client.read("a") }
func change(_ client: Changed) {
  var client = client
  client.change()
  _ = try? client.read("a")
}
func hand(_ client: Changed) {
  var changed = client
  changed.change()
  take(changed)
}

// Whoever makes it may change it before anybody has it.
struct Installed {
  var run: () -> Void = {}
  init() { install() }
  init(_ change: (inout Installed) -> Void) { change(&self) }
  mutating func install() { run = { usleep(1) } }
}
func runInstalled() async {
  let own = Installed()
  own.run()  // want 7 blocking-sleep likely
  let other = Installed { $0.run = { usleep(2) } }
  other.run()  // want 9 blocking-sleep likely
}
