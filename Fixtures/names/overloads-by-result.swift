// Overloads of which the place says what they have to give.
import Foundation

struct Shell {
  func run() throws -> String { "" }
  func run() throws -> Int32 {
    let process = Process()
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

func both(_ shell: Shell) async throws {
  let status: Int32 = try shell.run()  // want blocking-process
  let text: String = try shell.run()
  let other = try shell.run() as String
  print(status, text, other)
}
func text(_ shell: Shell) async throws -> String { try shell.run() }
func status(_ shell: Shell) async throws -> Int32 { try shell.run() }  // want blocking-process
func discarded(_ shell: Shell) async throws {
  _ = try shell.run() as String
  _ = try shell.run() as Int32  // want blocking-process
  var text = ""
  text = try shell.run() as String
  print(text)
}
