import Foundation
import Testing

@testable import AsyncLintDriver

/// A folder of its own for one test, gone when the test is.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    let parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    url = parent.appendingPathComponent("asynclint-tests-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Without links, as a working directory is.
  var path: Path { realPath(Path(url.path)) ?? Path(url.path) }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: url.appendingPathComponent(name).path, withDestinationPath: target)
  }

  func hardLink(_ name: String, to target: String) throws {
    try FileManager.default.linkItem(
      at: url.appendingPathComponent(target), to: url.appendingPathComponent(name))
  }

  func makePipe(_ name: String) throws {
    try #require(mkfifo(url.appendingPathComponent(name).path, 0o600) == 0)
  }

  /// What the walk finds in the folder, as it is shown.
  func discover(_ paths: String..., threads: Int = 2) -> FileDiscovery {
    discoverFiles(paths.map { Path($0) }, in: path, threads: threads)
  }
}

extension FileDiscovery {
  var shownPaths: [String] { files.map(\.shownPath.text) }

  /// `path: kind`, with a mark for trouble.
  var problemKinds: [String] {
    problems.sortedForReport().map { "\($0.isTrouble ? "!" : "")\($0.note.path): \($0.note.kind.rawValue)" }
  }
}

/// Runs a program in a folder and returns what it wrote to standard output.
func output(of program: String, _ arguments: String..., in folder: URL) throws -> Data {
  try output(of: program, arguments, in: folder)
}

func output(of program: String, _ arguments: [String], in folder: URL) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + arguments
  process.currentDirectoryURL = folder
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  try #require(process.terminationStatus == 0, "\(program) \(arguments) failed")
  return data
}
