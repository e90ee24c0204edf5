import Foundation

@testable import AsyncLintDriver

/// What a run of the command wrote and ended with.
struct CommandRun {
  let status: CommandStatus
  let output: String
  let errors: String

  /// Runs it inside of the test, in the folder or in `path` below it, with files in place of the standard streams.
  init(
    _ arguments: [String], in folder: TemporaryFolder, path: String = "", input: [UInt8] = [],
    environment: [String: String] = [:]
  ) throws {
    let streams = try TemporaryFolder()
    try streams.write(input, to: "input")
    let name = { (stream: String) in streams.url.appendingPathComponent(stream).path }
    let inputDescriptor = open(name("input"), O_RDONLY)
    let outputDescriptor = open(name("output"), O_WRONLY | O_CREAT, 0o600)
    let errorDescriptor = open(name("errors"), O_WRONLY | O_CREAT, 0o600)
    defer { for descriptor in [inputDescriptor, outputDescriptor, errorDescriptor] { close(descriptor) } }
    var console = Console(
      output: OutputStream(descriptor: outputDescriptor), errors: OutputStream(descriptor: errorDescriptor),
      inputDescriptor: inputDescriptor,
      workingDirectory: path.isEmpty ? folder.path : folder.path.appending(path), environment: environment)
    status = run(arguments.map { Array($0.utf8) }, on: &console)
    output = try String(decoding: Data(contentsOf: URL(fileURLWithPath: name("output"))), as: UTF8.self)
    errors = try String(decoding: Data(contentsOf: URL(fileURLWithPath: name("errors"))), as: UTF8.self)
  }
}
