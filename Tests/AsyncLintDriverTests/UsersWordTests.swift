import Testing

@testable import AsyncLintDriver

/// What users say of the program's own properties and operators, and of APIs that the catalogue knows too.
struct UsersWordTests {
  private func folder(_ source: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(source, to: "a.swift")
    return folder
  }

  /// `line severity rule` of each finding.
  private func findings(_ arguments: [String], in folder: TemporaryFolder) throws -> [String] {
    let run = try CommandRun(["--format=concise", "--quiet", "--min-severity=info"] + arguments, in: folder)
    #expect(run.errors == "")
    return run.output.split(separator: "\n").map { line in
      let fields = line.split(separator: ":")
      return "\(fields[1])\(fields[3]) \(line.split(separator: "[").last?.dropLast() ?? "")"
    }
  }

  private static let lanes = ["offload", "queue-handoff", "async-alternative"]

  /// A direct call gets the code that a call behind a helper gets.
  @Test(arguments: lanes) func adviceIsCode(_ lane: String) throws {
    let folder = try folder(
      """
      import Dispatch
      import VendorSDK
      func direct(_ bytes: [UInt8]) async { parse(bytes) }
      func helper(_ bytes: [UInt8]) { parse(bytes) }
      func behind(_ bytes: [UInt8]) async { helper(bytes) }

      """)
    let output = try CommandRun(["--blocking=VendorSDK.parse(_:)=\(lane)", "--quiet"], in: folder).output
    let call = lane == "queue-handoff" ? "worker.run {" : "continuation.resume(returning:"
    #expect(output.contains("\(call)\(call.hasSuffix("{") ? " parse(bytes) }" : " parse(bytes)) }")"), "\(output)")
    #expect(output.contains("\(call)\(call.hasSuffix("{") ? " helper(bytes) }" : " helper(bytes)) }")"), "\(output)")
    let saysLane = output.contains(
      "advice: use the async API that does the same\n       until then, as a bridge, run it on")
    #expect(saysLane == (lane == "async-alternative"), "\(output)")
  }

  private static let properties = """
    func make() -> Int { usleep(1); return 1 }
    struct V {
      static let shared = 1
      static let made = make()
      lazy var late: Int = 1
      var stored = 1
    }
    let global = 1
    func use(_ given: V) async {
      var v = given
      _ = V.shared
      _ = V.made
      _ = v.late
      _ = v.stored
      _ = global
    }

    """

  @Test(
    arguments: [
      ("V.shared", "11 warning"), ("V.late", "13 warning"), ("global", "15 warning"), ("V.stored", nil),
    ] as [(String, String?)])
  func propertiesThatAreSetOnce(_ name: String, _ place: String?) throws {
    let folder = try folder(Self.properties)
    let expected = ["12 note blocking-sleep"] + (place.map { ["\($0) configured-blocking"] } ?? [])
    #expect(try findings(["--blocking=\(name)=offload"], in: folder) == expected.sorted())
    #expect(try findings(["--nonblocking=V.made"], in: folder) == [])
    #expect(try findings(["--blocking=V.made=offload"], in: folder) == ["12 warning configured-blocking"])
  }

  private static let operators = """
    infix operator ..<<
    struct V {
      static func == (left: V, right: V) -> Bool { usleep(1); return true }
      static func ..<< (left: V, right: V) -> V { usleep(1); return left }
    }
    func use(_ v: V) async {
      _ = v == v
      _ = v ..<< v
    }

    """

  @Test(
    arguments: [
      ("V.==(_:_:)", "8"), ("V.==", "8"), ("V...<<(_:_:)", "7"), ("V...<<", "7"), ("W.==", nil), ("V.==(_:)", nil),
    ] as [(String, String?)])
  func operatorsOfTypes(_ name: String, _ left: String?) throws {
    let folder = try folder(Self.operators)
    let both = ["7", "8"]
    #expect(
      try findings(["--nonblocking=\(name)"], in: folder)
        == both.filter { left == nil || $0 == left }.map { "\($0) error blocking-sleep" })
    let blocking = try findings(["--nonblocking=usleep", "--blocking=\(name)=offload"], in: folder)
    #expect(blocking == both.filter { left != nil && $0 != left }.map { "\($0) warning configured-blocking" })
  }

  @Test(arguments: [("(_:)", [6]), ("(key:)", [7]), ("", [6, 7]), ("(other:)", [])])
  func labelsOfSubscripts(_ labels: String, _ lines: [Int]) throws {
    let folder = try folder(
      """
      struct V {
        subscript(index: Int) -> Int { index }
        subscript(key key: Int) -> Int { key }
      }
      func use(_ v: V) async {
        _ = v[1]
        _ = v[key: 1]
      }

      """)
    #expect(
      try findings(["--blocking=V.subscript\(labels)=offload"], in: folder)
        == lines.map { "\($0) warning configured-blocking" })
  }

  // MARK: APIs of the catalogue

  private static let known = """
    import Foundation
    func use(_ queue: DispatchQueue) async {
      sleep(1)
      queue.async { usleep(1) }
      await withCheckedContinuation { done in usleep(1) }
    }

    """

  @Test func theLaneOfAnEntryCounts() throws {
    let folder = try folder(Self.known)
    let output = try CommandRun(["--blocking=sleep(_:)=queue-handoff"], in: folder).output
    #expect(output.contains("= lane: queue-handoff") && output.contains("worker.run { sleep(1) }"), "\(output)")
    let same = try CommandRun(["--blocking=sleep(_:)=async-alternative"], in: folder).output
    #expect(same.contains("try await Task.sleep(for: .seconds(1))"), "\(same)")
  }

  @Test(arguments: [
    ("--inline=DispatchQueue.async", ["3", "4", "5"]), ("--offloads=DispatchQueue.async", ["3", "5"]),
    ("--offloads=withCheckedContinuation(isolation:function:_:)", ["3"]),
    ("--offloads=withCheckedContinuation(_:)", ["3"]), ("--offloads=withCheckedContinuation", ["3"]),
  ])
  func whereAnEntrySaysThatClosuresRun(_ argument: String, _ lines: [String]) throws {
    let folder = try folder(Self.known)
    #expect(try findings([argument], in: folder) == lines.map { "\($0) error blocking-sleep" })
  }

  private static let page = """
    # `own`
    Lane: offload
    Severity: warning

    It blocks.

    ```symbols
    Glibc.sleep(_:) ->
    ```

    """

  /// Named twice, a folder is read once.
  @Test func aPageCountsMoreThanTheCatalogue() throws {
    let folder = try folder(Self.known)
    try folder.write(Self.page, to: "lint/own.md")
    try folder.write("{ \"ruleFolders\": [\"lint\", \"./lint/\"] }", to: ".asynclint.json")
    #expect(
      try findings(["--rules=lint"], in: folder) == ["3 warning own", "5 error blocking-sleep"])
  }

  @Test func whatContradictsItselfIsTold() throws {
    let folder = try folder(Self.known)
    try folder.write(
      """
      { "blocking": { "x()": "offload" }, "inline": ["a(_:)"],
        "nonblocking": ["x()", "y()"],
        "offloads": ["a(_:)", "b(_:)"] }
      """, to: ".asynclint.json")
    let run = try CommandRun([], in: folder)
    #expect(
      run.errors == """
        .asynclint.json:2: error: "x()" is in "blocking" and in "nonblocking"; expected in one of them
        .asynclint.json:3: error: "a(_:)" is in "inline" and in "offloads"; expected in one of them

        """)
    // The command line has the last word.
    try folder.write("{ \"blocking\": { \"x()\": \"offload\" } }", to: ".asynclint.json")
    #expect(try CommandRun(["--nonblocking=x()"], in: folder).status == .findings)
    try folder.write("{ \"nonblocking\": [\"x y\", 1, \"a(\"] }", to: ".asynclint.json")
    #expect(try CommandRun([], in: folder).errors.split(separator: "\n").count == 3)
  }

  /// A wait for the main thread is one for a queue all the same.
  @Test func whatIsLeftOfARuleThatIsOff() throws {
    let folder = try folder(
      """
      import Dispatch
      func use() async {
        DispatchQueue.main.sync { usleep(1) }
        DispatchQueue.main.sync { print(1) }
      }

      """)
    #expect(try findings([], in: folder) == ["3 error main-sync", "4 error main-sync"])
    #expect(
      try findings(["--disable=main-sync"], in: folder) == ["3 warning dispatch-sync", "4 warning dispatch-sync"])
  }

  @Test(arguments: ["async-without-suspension", "detached-is-not-offload", "bridge-offload"])
  func notesHaveNoSeverity(_ rule: String) throws {
    let folder = try folder(Self.known)
    try folder.write("{ \"rules\": { \"\(rule)\": \"error\" } }", to: ".asynclint.json")
    let message = "\"\(rule)\" makes no findings that could have a severity; expected \"on\" or \"off\"\n"
    #expect(try CommandRun([], in: folder).errors == ".asynclint.json:1: error: \(message)")
    try folder.write("{ \"rules\": { \"\(rule)\": \"off\" } }", to: ".asynclint.json")
    #expect(try CommandRun([], in: folder).status == .findings)
  }

  /// The module of an API need not be named by those who use it.
  @Test func entriesOfTheCatalogueAreFound() throws {
    let folder = try folder(Self.known)
    let run = try CommandRun(["-v", "--nonblocking=Glibc.sleep", "--nonblocking=Glibc.recv"], in: folder)
    #expect(!run.errors.contains("Glibc.sleep") && run.errors.contains("no file has the name \"recv\""))
  }

  /// Names as findings write them, without what a call may leave out.
  @Test(arguments: ["Data.init(contentsOf:)", "Data(contentsOf:)", "Data.init(contentsOf:options:)"])
  func apisStayThoseOfTheirRules(_ name: String) throws {
    let folder = try folder(
      """
      import Foundation
      func use(_ url: URL) async throws {
        _ = try Data(contentsOf: url)
        _ = try Data(contentsOf: url, options: .uncached)
      }

      """)
    #expect(
      try findings(["--blocking=\(name)=queue-handoff"], in: folder)
        == ["3 warning blocking-file-io", "4 warning blocking-file-io"])
    let output = try CommandRun(["--blocking=\(name)=queue-handoff"], in: folder).output
    #expect(output.matches(of: /lane: queue-handoff/).count == 2, "\(output)")
  }

  /// Who names an API asks for it. A short critical section is none the less.
  @Test(arguments: [
    ("FileManager.fileExists(atPath:)", ["3 warning configured-blocking"]),
    ("FileManager.fileExists(atPath:isDirectory:)", ["3 warning configured-blocking"]),
    ("FileManager.fileExists", ["3 warning configured-blocking"]), ("NSLock.lock()", []),
  ])
  func apisOfRulesThatAreOff(_ name: String, _ expected: [String]) throws {
    let folder = try folder(
      """
      import Foundation
      func use(_ lock: NSLock) async {
        _ = FileManager.default.fileExists(atPath: "x")
        lock.lock()
        lock.unlock()
      }

      """)
    #expect(try findings(["--blocking=\(name)=offload"], in: folder) == expected)
    #expect(try findings(["--nonblocking=\(name)"], in: folder) == [])
    #expect(try findings(["--blocking=\(name)=offload", "--disable=file-metadata"], in: folder) == [])
    let enabled = try findings(["--blocking=\(name)=offload", "--enable=file-metadata"], in: folder)
    #expect(enabled == ["3 note file-metadata"])
  }

  @Test func typesOfAPIsNeedNotBeNamed() throws {
    let folder = try folder("func use(_ numbers: [Int]) async { numbers.forEach { _ in vendorRun(work: {}) } }\n")
    for option in ["--offloads=Sequence.forEach(_:)", "--async-closures=vendorRun(work:)"] {
      #expect(!(try CommandRun(["-v", option], in: folder).errors.contains("command line")), "\(option)")
    }
    let run = try CommandRun(["-v", "--async-closures=VendorQueue(body:)"], in: folder)
    #expect(run.errors.contains("no file has the name \"VendorQueue\""))
    try folder.write("import Vendor\nlet queue = VendorQueue(body: {})\nstruct Own { init() {} }\n", to: "b.swift")
    #expect(
      !(try CommandRun(["-v", "--async-closures=VendorQueue(body:)"], in: folder).errors.contains("command line")))
  }

  @Test func anyModuleOfWhatDoesNotBlock() throws {
    let folder = try folder(Self.known)
    #expect(try findings(["--nonblocking=*.sleep(_:)", "--nonblocking=*.usleep"], in: folder) == [])
  }
}
