import Foundation
import Testing

@testable import AsyncLintDriver

/// What needs nothing but the toolchain, of the fixtures and of the rule pages' examples, is Swift: nobody would believe the others.
struct TypeCheckTests {
  @Test func fixturesAndExamplesTypeCheck() throws {
    let compiler = try #require(swiftCompiler(), "\"swiftc\" is in no folder of PATH")
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("asynclint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let units = try fixtureUnits() + exampleUnits(in: folder)

    let complaints = parallelMap(count: units.count, threads: 2) {
      { index in compilerErrors(in: units[index], from: compiler) }
    }
    for (unit, errors) in zip(units, complaints) {
      if unit.isBroken {
        if errors == nil { Issue.record("\(unit.name): is not broken at all") }
      } else if let errors {
        Issue.record("\(unit.name) does not type-check:\n\(errors)")
      }
    }
  }
}

/// Files that are compiled together.
private struct CompilationUnit: Sendable {
  let name: String
  let files: [URL]
  /// Not a script: `@main` says where the program begins.
  let isLibrary: Bool
  /// It is about code that is no Swift.
  var isBroken: Bool { name.hasSuffix("/broken-code.swift") }
}

private func fixtureUnits() throws -> [CompilationUnit] {
  let chosen = try Fixture.all.filter { try needsOnlyToolchain($0.sources()) }
  #expect(chosen.count > Fixture.all.count / 2, "most fixtures are about what every toolchain has")
  return try chosen.map { fixture in
    CompilationUnit(
      name: fixture.name, files: fixture.files.map { repository.appendingPathComponent($0) },
      isLibrary: hasMainType(try fixture.sources()))
  }
}

/// Writes the examples to the folder.
private func exampleUnits(in folder: URL) throws -> [CompilationUnit] {
  let chosen = PageExample.all.filter { needsOnlyToolchain([$0.source]) }
  #expect(chosen.count > PageExample.all.count / 2, "most pages are about what every toolchain has")
  return try chosen.map { example in
    // A name that says which page, and blank lines in front, so that the compiler's places are those of the page.
    let file = folder.appendingPathComponent(
      "\(example.rule)-\(example.kind.rawValue)-\(example.source.firstLine).swift")
    let padding = [UInt8](repeating: UInt8(ascii: "\n"), count: example.source.firstLine)
    try Data(padding + example.source.bytes).write(to: file)
    return CompilationUnit(name: example.name, files: [file], isLibrary: hasMainType([example.source]))
  }
}

private func needsOnlyToolchain(_ sources: [FixtureSource]) -> Bool {
  sources.allSatisfy { importedModules(in: $0.bytes).isSubset(of: toolchainModules) }
}

private func hasMainType(_ sources: [FixtureSource]) -> Bool {
  sources.contains { String(decoding: $0.bytes, as: UTF8.self).contains(/(?m)^@main\b/) }
}

private let toolchainModules: Set<String> = {
  var modules: Set<String> = [
    "Dispatch", "Distributed", "Foundation", "FoundationNetworking", "Observation", "RegexBuilder", "Swift",
    "Synchronization", "Testing", "XCTest",
  ]
  #if canImport(Glibc)
    modules.insert("Glibc")
  #endif
  return modules
}()

private func swiftCompiler() -> URL? {
  let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
  return folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent("swiftc") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}

/// What the compiler says against it; nil when it is content.
///
/// Swift 5, where a call that is unavailable from async code is only warned of: such calls are what the files are about.
private func compilerErrors(in unit: CompilationUnit, from compiler: URL) -> String? {
  let process = Process()
  process.executableURL = compiler
  process.arguments = ["-swift-version", "5", "-enable-bare-slash-regex", "-suppress-warnings", "-typecheck"]
  if unit.isLibrary { process.arguments?.append("-parse-as-library") }
  process.arguments?.append(contentsOf: unit.files.map(\.path))
  let errors = Pipe()
  process.standardError = errors
  do {
    try process.run()
  } catch {
    return "cannot run \"\(compiler.path)\": \(error)"
  }
  let output = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return process.terminationStatus == 0 ? nil : String(decoding: output, as: UTF8.self)
}
