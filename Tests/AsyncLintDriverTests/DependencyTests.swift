import Testing

@testable import AsyncLintDriver

/// Libraries that are known by their sources: in `.build/checkouts` and in local packages.
struct DependencyTests {
  private static let manifest = """
    // swift-tools-version: 6.0
    import PackageDescription
    let package = Package(
      name: "App",
      dependencies: [.package(url: "https://example.com/Lib", from: "1.0.0"), .package(path: "../Beside")],
      targets: [.target(name: "App", dependencies: ["Lib", "Beside"])])
    """

  private static func libraryManifest(_ target: String, path: String? = nil) -> String {
    """
    // swift-tools-version: 6.0
    import PackageDescription
    let package = Package(
      name: "\(target)",
      targets: [.target(name: "\(target)"\(path.map { ", path: \"\($0)\"" } ?? "")), .testTarget(name: "\(target)Tests")])
    """
  }

  /// A project in `App` with the given file, a library checked out in it, and a package beside it.
  private static func project(_ source: String, library: String, beside: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(manifest, to: "App/Package.swift")
    try folder.write(".build/\n", to: "App/.gitignore")
    try folder.write(source, to: "App/Sources/App/App.swift")
    try folder.write(libraryManifest("Lib"), to: "App/.build/checkouts/Lib/Package.swift")
    try folder.write(library, to: "App/.build/checkouts/Lib/Sources/Lib/Lib.swift")
    try folder.write(libraryManifest("Beside", path: "Code"), to: "Beside/Package.swift")
    try folder.write(beside, to: "Beside/Code/Beside.swift")
    return folder
  }

  private static func findings(_ arguments: [String], _ folder: TemporaryFolder) throws -> [String] {
    try CommandRun(arguments + ["--color=never"], in: folder).output.split(separator: "\n").map(String.init).filter {
      $0.contains("error: ") || $0.contains("warning: ") || $0.contains("info: ")
    }
  }

  private static let blockingLibrary = """
    public struct Client {
      public init() {}
      public func load() { pause() }
      public func loadLater() async { pause() }
      func hidden() { pause() }
      private func pause() { usleep(1) }
    }
    public extension String {
      func fetched() -> String { sleep(1); return self }
    }
    """

  @Test func aChainIntoALibrary() throws {
    let folder = try Self.project(
      """
      import Lib
      func run(client: Client) async { client.load() }
      """, library: Self.blockingLibrary)
    let run = try CommandRun(["App"], in: folder)
    #expect(run.status == .findings)
    #expect(run.output.hasPrefix("App/Sources/App/App.swift:2:41: error: \"Client.load()\" blocks a thread"))
    #expect(
      run.output.contains(
        """
               Client.load() at App/Sources/App/App.swift:2:41
                 Client.pause() at App/.build/checkouts/Lib/Sources/Lib/Lib.swift:3:24
                   usleep(_:) at App/.build/checkouts/Lib/Sources/Lib/Lib.swift:6:26
        """))
    // Only what was asked for is counted, and nothing is reported in the library.
    #expect(run.errors.hasPrefix("1 finding (1 async-alternative) in 2 files, "))
    #expect(try Self.findings(["App/Sources"], folder).count == 1)
    #expect(try Self.findings(["App", "--dependencies=on"], folder).count == 1)
    #expect(try Self.findings(["App", "--dependencies=off"], folder) == [])
  }

  /// No version is as high, and a manifest is one of many things.
  @Test(arguments: [".macOS(\"9223372036854775807\")", ".macOS(\"10.9223372036854775807\")"])
  func numbersOfVersionsMayBeAnything(_ version: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("let package = Package(name: \"A\", platforms: [\(version)])\n", to: "Package.swift")
    try folder.write("func nap() async { sleep(1) }\n", to: "Sources/A/A.swift")
    #expect(try Self.findings([], folder).count == 1)
  }

  @Test func localPackagesCountToo() throws {
    let folder = try Self.project(
      """
      import Beside
      func run() async { wait(for: 1) }
      """, library: "", beside: "public func wait(for seconds: UInt32) { sleep(seconds) }")
    #expect(try Self.findings(["App"], folder).count == 1)
    try folder.write(Self.libraryManifest("App"), to: "App/Package.swift")
    #expect(try Self.findings(["App"], folder) == [])
  }

  @Test func onlyWhatIsImportedAndPublic() throws {
    let code = """
      func run(client: Client, text: String) async {
        _ = client.hidden()
        _ = text.fetched()
        _ = await client.loadLater()
      }
      """
    let folder = try Self.project("import Lib\n" + code, library: Self.blockingLibrary)
    #expect(try Self.findings(["App"], folder).map { $0.prefix(30) } == ["App/Sources/App/App.swift:4:12"])
    try folder.write(code, to: "App/Sources/App/App.swift")
    #expect(try Self.findings(["App"], folder) == [])
  }

  @Test func modulesHandOnOthers() throws {
    let folder = try Self.project(
      "import Lib\nfunc run() async { wait(for: 1) }", library: "@_exported import Beside",
      beside: "public func wait(for seconds: UInt32) { sleep(seconds) }")
    try folder.write(
      Self.libraryManifest("Lib").replacing(
        "targets:", with: "dependencies: [.package(path: \"../Beside\")], targets:"),
      to: "App/.build/checkouts/Lib/Package.swift")
    #expect(try Self.findings(["App"], folder).count == 1)
    try folder.write("import Beside", to: "App/.build/checkouts/Lib/Sources/Lib/Lib.swift")
    #expect(try Self.findings(["App"], folder) == [])
  }

  /// Of a library's protocol the implementations that run are chosen elsewhere: one that blocks is no reason.
  @Test func implementationsOfALibrarysProtocol() throws {
    let library = """
      public protocol Handler { func log() }
      struct Quiet: Handler { func log() {} }
      public struct Printing: Handler { public init() {}; public func log() { usleep(1) } }
      public struct Logger {
        var handler: any Handler
        public init(_ handler: any Handler) { self.handler = handler }
        public func info() { handler.log() }
      }
      """
    let folder = try Self.project(
      """
      import Lib
      struct Mine: Handler { func log() { sleep(1) } }
      func run(logger: Logger, handler: any Handler) async {
        logger.info()
        handler.log()
        Printing().log()
      }
      """, library: library)
    #expect(try Self.findings(["App"], folder).map { $0.prefix(31) } == ["App/Sources/App/App.swift:6:14:"])
    try folder.write(
      library.replacing("func log() {}", with: "func log() { sleep(1) }"),
      to: "App/.build/checkouts/Lib/Sources/Lib/Lib.swift")
    #expect(
      try Self.findings(["App"], folder).map { $0.prefix(30) }
        == [4, 5, 6].map {
          "App/Sources/App/App.swift:\($0):\($0 == 6 ? 14 : $0 == 4 ? 10 : 11)".prefix(30)
        })
  }

  /// What the catalogue says of an API wins over how the library makes it.
  @Test func theCatalogueKnowsBetter() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.manifest.replacing("\"Lib\", \"Beside\"", with: "\"NIOCore\""), to: "Package.swift")
    try folder.write(
      """
      import NIOCore
      func run(future: EventLoopFuture<Int>, loop: any EventLoop) async throws {
        _ = try future.wait()
        _ = future.map { $0 + 1 }
        loop.execute { sleep(1) }
        _ = future.always { _ in usleep(1) }
        future.stall()
      }
      """, to: "Sources/App/App.swift")
    try folder.write(
      """
      import Foundation
      public protocol EventLoop { func execute(_ task: @escaping @Sendable () -> Void) }
      public final class EventLoopFuture<Value> {
        let ready = DispatchSemaphore(value: 0)
        public func wait(file: StaticString = #filePath, line: UInt = #line) throws -> Value { ready.wait(); return v }
        public func map<T>(_ transform: @escaping (Value) -> T) -> EventLoopFuture<T> { ready.wait(); return make() }
        public func always(_ run: @escaping (Value) -> Void) -> EventLoopFuture<Value> { self }
        public func stall() { _ = try? wait() }
      }
      """, to: ".build/checkouts/swift-nio/Sources/NIOCore/Future.swift")
    try folder.write(
      Self.libraryManifest("NIOCore"), to: ".build/checkouts/swift-nio/Package.swift")
    let run = try CommandRun(["."], in: folder)
    let found = try Self.findings(["."], folder)
    #expect(
      found.map { $0.prefix(27) }
        == [
          "Sources/App/App.swift:3:18: ", "Sources/App/App.swift:5:18: ", "Sources/App/App.swift:6:28: ",
          "Sources/App/App.swift:7:10: ",
        ].map { $0.prefix(27) })
    #expect(found[0].hasSuffix("\"EventLoopFuture.wait()\" blocks a thread of Swift's pool [event-loop-wait]"))
    #expect(found[1].contains("blocks the event loop"))
    #expect(found[3].contains("it reaches \"EventLoopFuture.wait()\""))
    #expect(!run.output.contains("DispatchSemaphore"))
    // In the library's own project its declarations are the truth.
    let own = try CommandRun([".build/checkouts/swift-nio"], in: folder)
    #expect(own.output == "")
  }

  /// … of a channel without a loop too, which waits for futures that are fulfilled.
  @Test func embeddedChannelsWaitForNobody() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.manifest.replacing("\"Lib\", \"Beside\"", with: "\"NIOEmbedded\""), to: "Package.swift")
    try folder.write(
      """
      import NIOEmbedded
      func run() async throws {
        let channel = EmbeddedChannel()
        try channel.writeInbound(1)
        try channel.finish()
        channel.other()
      }
      """, to: "Sources/App/App.swift")
    try folder.write(
      """
      import Foundation
      public final class EmbeddedChannel {
        public init(handler: Int? = nil, loop: Int = 0) { sleep(1) }
        @discardableResult public func writeInbound<T>(_ data: T) throws -> Int { sleep(1); return 1 }
        @discardableResult public func finish() throws -> Int { try finish(acceptAlreadyClosed: false) }
        @discardableResult public func finish(acceptAlreadyClosed: Bool) throws -> Int { sleep(1); return 1 }
        public func other() { sleep(1) }
      }
      """, to: ".build/checkouts/swift-nio/Sources/NIOEmbedded/Embedded.swift")
    try folder.write(Self.libraryManifest("NIOEmbedded"), to: ".build/checkouts/swift-nio/Package.swift")
    let found = try Self.findings(["."], folder)
    #expect(found.map { $0.prefix(27) } == ["Sources/App/App.swift:6:11: "].map { $0.prefix(27) })
  }

  /// … also where nothing tells which of its overloads is called.
  @Test func theCatalogueKnowsOverloads() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.manifest, to: "Package.swift")
    try folder.write(
      """
      import SystemPackage
      func run() async throws { _ = try FileDescriptor.open("/tmp/x", .readOnly) }
      """, to: "Sources/App/App.swift")
    try folder.write(
      """
      public struct FilePath: ExpressibleByStringLiteral { public init(stringLiteral: String) {} }
      public struct FileDescriptor {
        public enum AccessMode { case readOnly }
        public static func open(_ path: FilePath, _ mode: AccessMode) throws -> Self { sleep(1); return Self() }
        public static func open(_ path: UnsafePointer<CChar>, _ mode: AccessMode) throws -> Self { sleep(1); return Self() }
      }
      """, to: ".build/checkouts/swift-system/Sources/SystemPackage/File.swift")
    try folder.write(Self.libraryManifest("SystemPackage"), to: ".build/checkouts/swift-system/Package.swift")
    let run = try CommandRun([".", "--format=concise", "--min-severity=info"], in: folder)
    #expect(
      run.output
        == "Sources/App/App.swift:2:50: note: \"FileDescriptor.open(_:_:)\" blocks a thread of Swift's pool [file-open]\n"
    )
  }

  @Test func sourcesThatAreAskedForAndMissing() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.manifest, to: "Package.swift")
    try folder.write("func f() {}", to: "Sources/App/a.swift")
    let run = try CommandRun(["--dependencies=on"], in: folder)
    #expect(run.status == .trouble)
    #expect(run.errors.contains("swift package resolve"))
    #expect(try CommandRun(["--dependencies=auto"], in: folder).status == .clean)
  }

  /// A library that is linted itself is no dependency, and is read once.
  @Test func aLibraryAmongTheFiles() throws {
    let folder = try Self.project(
      "import Beside\nfunc run() async { wait(for: 1) }", library: "",
      beside: "public func wait(for seconds: UInt32) { sleep(seconds) }\nfunc other() async { wait(for: 2) }")
    let found = try Self.findings(["App", "Beside"], folder)
    #expect(found.count == 2)
    #expect(found.last?.hasPrefix("Beside/Code/Beside.swift:2:") == true)
  }

  @Test func foldersStandForTargetsThatAManifestMakesItself() throws {
    let folder = try Self.project("import Made\nfunc run() async { made() }", library: "")
    let package = "App/.build/checkouts/Lib"
    try folder.write("let package = make(targets())\n", to: "\(package)/Package.swift")
    try folder.write("public func made() { sleep(1) }", to: "\(package)/Sources/Made/Inner/Made.swift")
    #expect(try Self.findings(["App"], folder).count == 1)
    // An only target may lie in `Sources` itself.
    try folder.write(Self.libraryManifest("Made"), to: "\(package)/Package.swift")
    try folder.write("", to: "\(package)/Sources/Made.swift")
    #expect(try Self.findings(["App"], folder).count == 1)
  }
}
