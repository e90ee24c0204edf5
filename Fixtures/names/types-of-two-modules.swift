// Of two imported modules that have a type of the same name, Swift takes the one that has the initializer or member.
import Foundation
import Hummingbird
import MCP
import TSCBasic

enum Tools {
  static func version() throws -> String {
    try Process.popen(arguments: ["swift", "--version"]).utf8Output()
  }
}
func directly() async throws {
  _ = try Process.popen(arguments: ["swift", "--version"])  // want 19 blocking-process
  _ = try Process.checkNonZeroExit(arguments: ["swift", "--version"])  // want 19 blocking-process
  _ = try await Process.popen(arguments: ["swift", "--version"])
  _ = try TSCBasic.Process.popen(arguments: ["swift", "--version"])  // want 28 blocking-process
  _ = try Tools.version()  // want 17 blocking-process via Tools.version() > Process.popen(arguments:)
}
// What both have is told apart by its labels, and a value has the type whose initializer was called.
func ended(_ file: URL) async throws {
  let process = Process()
  process.executableURL = file
  try process.run()
  process.waitUntilExit()  // want 11 blocking-process "Process.waitUntilExit()"
  _ = try Process.run(file, arguments: []) { _ in }
}
func served() async {
  let server = Server(name: "tools", version: "1", capabilities: .init(tools: .init()))
  await server.withMethodHandler(CallTool.self) { call in
    let text = try String(contentsOfFile: call.name, encoding: .utf8)  // want 20 blocking-file-io
    return .init(content: [.text(text)])
  }
}

// A type of its own hides both.
struct Client {
  init(name: String, version: String) {}
  func withMethodHandler(_ type: Any.Type, handler: () -> Void) {}
}
func hidden() { Client(name: "tools", version: "1").withMethodHandler(Int.self) { sleep(1) } }
