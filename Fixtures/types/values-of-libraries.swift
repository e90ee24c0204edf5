// Values that the members and functions of libraries give.
import Queues
import SwiftShell
import TSCBasic
import Vapor
import class TSCBasic.Process

struct Seed: AsyncCommand {
  struct Signature: CommandSignature {}
  let help = ""
  func run(using context: CommandContext, signature: Signature) async throws {
    _ = try context.application.password.hash("x")  // want password-hashing
    _ = try context.application.password.sync.hash("x")  // want password-hashing
    _ = try await context.application.password.async.hash("x")
  }
}

struct Mail: AsyncJob {
  typealias Payload = String
  func dequeue(_ context: QueueContext, _ payload: String) async throws {
    _ = try context.application.password.hash("x")  // want password-hashing
  }
}

func shells() async throws {
  try runAsync(bash: "ls").finish()  // want blocking-process
  let command = runAsync("ls").onCompletion { print($0) }
  try command.finish()  // want blocking-process
  _ = SwiftShell.main.runAsync(bash: "ls").stdout.read()  // want blocking-process
}

func temporary() async throws {
  try withTemporaryDirectory { _ in _ = try Process.popen(args: "ls") }  // want blocking-process
  try withTemporaryFile { file in _ = file.fileHandle.readDataToEndOfFile() }  // want blocking-file-io
  try await withTemporaryDirectory { _ in _ = try await Process.popen(args: "ls") }
}
