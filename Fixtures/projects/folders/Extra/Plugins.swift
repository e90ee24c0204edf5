// The plugins.
import Foundation

struct Compiler: Plugin {
  let name = "compiler"
  func prepare() throws {
    let process = try Process.run(URL(fileURLWithPath: "/usr/bin/true"), arguments: [])
    process.waitUntilExit()
  }
  func load() throws -> Int { 1 }
}

struct Reader: Plugin {
  let name = "reader"
  func prepare() async throws { try await Task.pause(1) }
  func load() throws -> Int { URL(fileURLWithPath: "/x").bytes().count }
}
