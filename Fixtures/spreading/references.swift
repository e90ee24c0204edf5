// References are reported where they are called or passed inline, never where they are taken.
// swift-format-ignore-file
import Foundation

func readAll(_ url: URL) -> Data? { try? Data(contentsOf: url) }
func quick(_ url: URL) -> Int { 1 }
func quiet(_ url: URL) -> Data? { nil }
struct Reader {
  func read(_ url: URL) -> Data? { try? Data(contentsOf: url) }
  static func read(_ url: URL) -> Data? { try? Data(contentsOf: url) }
  init() {}
  init(_ url: URL) { _ = try? Data(contentsOf: url) }
}

func use(_ urls: [URL], _ reader: Reader) async {
  _ = urls.map(readAll)  // want 16 blocking-file-io
  _ = urls.map(quick)
  _ = urls.map(reader.read)  // want blocking-file-io
  _ = urls.map(Reader.read)  // want blocking-file-io
  _ = urls.map(Reader.init)  // want blocking-file-io
  _ = urls.compactMap(readAll).map(\.count)  // want 23 blocking-file-io
  [1.0].forEach(Thread.sleep(forTimeInterval:))  // want blocking-sleep
  [UInt32(1)].forEach { usleep($0) }  // want 25 blocking-sleep
  let held = readAll
  _ = held
  let called = readAll
  _ = called(urls[0])  // want 7 blocking-file-io
  let method = reader.read
  _ = method(urls[0])  // want 7 blocking-file-io
  let passed = readAll
  _ = urls.map(passed)  // want 16 blocking-file-io
  let later: (URL) -> Data?
  if urls.isEmpty { later = quiet } else { later = readAll }
  _ = urls.map(later)  // want 16 blocking-file-io
  var changed: (URL) -> Data? = quiet
  changed = { try? Data(contentsOf: $0) }
  _ = urls.map(changed)  // want 16 blocking-file-io
  let inParentheses: (URL) -> Data? = ({ try? Data(contentsOf: $0) })
  _ = urls.map(inParentheses)  // want 16 blocking-file-io
  keep(readAll)
  DispatchQueue.global().async { urls.forEach { _ = readAll($0) } }
  let table: [String: (URL) -> Data?] = ["x": readAll]
  _ = table
}
func bear(_ urls: [URL]) async {
  // A value that bears the name of something that blocks.
  let readAll = quiet(urls[0])
  print(readAll as Any)
}
func keep(_ body: @escaping (URL) -> Data?) {}

// Of a type outside there are more initializers than these.
extension Array where Element == UInt8 {
  init(from file: FileHandle) { self = [UInt8]((try? file.readToEnd()) ?? Data()) }
}

func convert(_ number: inout Int, _ files: [FileHandle]) async {
  _ = withUnsafeBytes(of: &number, Array.init)
  _ = files.map(Array.init)  // want 23 blocking-file-io
  _ = files.map(Array.init(from:))  // want 23 blocking-file-io
}

// A sleep blocks whatever it is given later.
struct Napper {
  var nap: (TimeInterval) -> Void = Thread.sleep(forTimeInterval:)
  func rest() async {
    nap(1)  // want 5 blocking-sleep
    let sleep = Thread.sleep(forTimeInterval:)
    sleep(2)  // want 5 blocking-sleep
    let short = usleep
    _ = short(3)  // want 9 blocking-sleep
  }
}
