import Foundation
import Testing

@testable import AsyncLintDriver

struct OutputStreamTests {
  /// Nobody reads: not the run's fault.
  @Test func brokenPipesAreNoTrouble() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a.swift")
    ignoreBrokenPipeSignals()
    let (reader, writer) = try makePipe()
    close(reader)
    defer { close(writer) }
    for arguments in [["--format=json"], ["--help"], ["--version"], ["debug", "--help"]] {
      #expect(try status(of: arguments, in: folder, output: writer) == .clean, "\(arguments)")
    }
  }

  @Test func outputThatCannotBeWrittenIsTrouble() throws {
    let folder = try TemporaryFolder()
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    for descriptor in [full, -1] where descriptor != full || full >= 0 {
      #expect(try status(of: ["--format=json"], in: folder, output: descriptor) == .trouble)
    }
  }

  /// A full pipe that does not wait takes what it can, in pieces.
  @Test func everythingArrivesThroughANonBlockingPipe() throws {
    let (reader, writer) = try makePipe()
    _ = fcntl(writer, F_SETFL, O_NONBLOCK)
    let expected = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 251) }
    let thread = Thread {
      var stream = OutputStream(descriptor: writer)
      for chunk in 0..<3 { try? stream.write(expected[(chunk * 1_000_000)..<((chunk + 1) * 1_000_000)]) }
      try? stream.flush()
      close(writer)
    }
    thread.start()
    let received = try readToEnd(of: reader)
    close(reader)
    #expect(received == expected)
  }

  @Test func colours() throws {
    let choices: [(CheckSettings.ColorChoice, [String: String], Bool)] = [
      (.auto, [:], false), (.auto, ["CLICOLOR_FORCE": "1"], true), (.auto, ["CLICOLOR_FORCE": "0"], false),
      (.auto, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false), (.auto, ["CLICOLOR_FORCE": "1", "NO_COLOR": ""], true),
      (.always, ["NO_COLOR": "1"], true), (.never, ["CLICOLOR_FORCE": "1"], false),
    ]
    for (choice, environment, expected) in choices {
      let console = Console(
        output: OutputStream(descriptor: -1), errors: OutputStream(descriptor: -1), inputDescriptor: -1,
        workingDirectory: Path("/"), environment: environment)
      #expect(usesColor(choice, console) == expected, "\(choice) \(environment)")
    }
  }

  private func makePipe() throws -> (reader: Int32, writer: Int32) {
    var descriptors: [Int32] = [-1, -1]
    try #require(pipe(&descriptors) == 0)
    return (descriptors[0], descriptors[1])
  }

  private func status(of arguments: [String], in folder: TemporaryFolder, output: Int32) throws -> CommandStatus {
    let ignored = open("/dev/null", O_RDWR)
    defer { close(ignored) }
    var console = Console(
      output: OutputStream(descriptor: output), errors: OutputStream(descriptor: ignored), inputDescriptor: ignored,
      workingDirectory: folder.path, environment: [:])
    return run(arguments.map { Array($0.utf8) }, on: &console)
  }
}
