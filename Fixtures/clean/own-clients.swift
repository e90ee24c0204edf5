// Project types with everyday names: read, write, sync, run, save, fetch, first, lock, wait, execute, get.
// swift-format-ignore-file
import Foundation

struct Row: Sendable { var id = 0 }

final class Database: @unchecked Sendable {
  private var rows: [Row] = []
  func read<T>(_ body: ([Row]) throws -> T) rethrows -> T { try body(rows) }
  func write(_ body: (inout [Row]) -> Void) { body(&rows) }
  func sync(_ body: () -> Void) { body() }
  func execute(_ query: String) -> [Row] { rows }
  func run(_ query: String) -> Int { rows.count }
  func save() {}
  func first() -> Row? { rows.first }
  func fetch(_ id: Int) -> Row? { rows.first { $0.id == id } }
  func get(_ key: String) -> String? { nil }
  func lock() {}
  func unlock() {}
  func wait() {}
  func wait(timeout: Double) -> Bool { true }
  func perform(_ body: () -> Void) { body() }
  func performAndWait(_ body: () -> Void) { body() }
  func start() {}
  func synchronize() {}
  func contents(atPath path: String) -> Data? { nil }
  func sleep(forTimeInterval seconds: Double) {}
  func waitUntilExit() {}
  func readDataToEndOfFile() -> Data { Data() }
  func syncShutdownGracefully() {}
  var availableData: Data { Data() }
}

func use(_ database: Database) async {
  _ = database.read { $0.count }
  database.write { $0.append(Row()) }
  database.sync { print("x") }
  _ = database.execute("SELECT 1")
  _ = database.run("SELECT 1")
  database.save()
  _ = database.first()
  _ = database.fetch(1)
  _ = database.get("x")
  database.lock()
  database.unlock()
  database.wait()
  _ = database.wait(timeout: 3)
  database.perform {}
  database.performAndWait {}
  database.start()
  database.synchronize()
  _ = database.contents(atPath: "/x")
  database.sleep(forTimeInterval: 1)
  database.waitUntilExit()
  _ = database.readDataToEndOfFile()
  database.syncShutdownGracefully()
  _ = database.availableData
  let references = [database.wait, database.save, database.start]
  references.forEach { $0() }
  await Task.yield()
}

enum Command {
  case sleep(TimeInterval), read(String), write(String), wait, system(String), open, close, poll, select, accept
}
func commands(_ command: Command) async -> Int {
  switch command {
  case .sleep(let seconds): return Int(seconds)
  case .read(let name), .write(let name), .system(let name): return name.count
  case .wait, .open, .close, .poll, .select, .accept: return 0
  }
}
func build() async -> [Command] { [.sleep(1), .read("x"), .wait, .system("ls"), Command.sleep(1), .accept] }

struct Thread { var id = 1 }
func threads(_ thread: Thread) async -> Int { thread.id }
struct View {
  var open = false
  var read: (Int) -> Int = { $0 }
  var poll: () -> Void = {}
}
func closures(_ view: View) async {
  _ = view.read(1)
  view.poll()
}
