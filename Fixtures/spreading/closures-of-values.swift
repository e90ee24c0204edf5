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
