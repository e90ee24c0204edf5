import Foundation
import Testing

@testable import AsyncLintDriver

/// What the names of functions in configurations are about, and that those about nothing are named.
struct FunctionNameTests {
  private let own = UserKnowledgeTests()

  private static let variants = """
    enum Outer { struct Inner { func go() {} } }
    struct Real { func run() {}; static func make() {} }
    typealias Alias = Real
    struct Options { func set(a: Int = 0, b: Int = 1) {} }
    func free(_ count: Int) {}
    func free(_ text: String, often: Int = 0) {}
    struct Box {
      var value: Int { get { 1 } set {} }
      subscript(index: Int) -> Int { get { 1 } set {} }
      var seen = 0 { didSet {} }
    }
    func use(_ box: inout Box) async {
      Outer.Inner().go()
      Real().run()
      Options().set(b: 1)
      free(1)
      free("", often: 2)
      box.value = box.value + 1
      box[1] = 2
      _ = box[1]
      box.seen = 1
      TimeInterval(1).pause()
    }
    extension TimeInterval { func pause() {} }

    """

  /// Names as people shorten them, and those of assignments.
  @Test(arguments: [
    ("Inner.go()", [13]), ("App.Inner.go()", [13]), ("Other.Inner.go()", []), ("Alias.run()", [14]), ("Alias.go()", []),
    ("Options.set([a:][b:])", [15]), ("Options.set(a:[b:])", [15]), ("Options.set(a:[c:])", [15]),
    ("Options.set(c:)", []), ("free(_:)", [16]), ("free(_:often:)", [17]), ("free", [16, 17]), ("Box.value", [18]),
    ("set Box.value", [18]), ("set Box.subscript(_:)", [19]), ("Box.subscript(_:)", [20]), ("set Box.seen", [21]),
    ("set App.Box.seen", [21]), ("set Real.run()", []), ("run()", []),
    ("TimeInterval.pause()", [22]),
  ])
  func namesMayBeShort(_ entry: String, _ lines: [Int]) throws {
    let folder = try own.project(Self.variants, manifest: true)
    #expect(try own.findings(["--blocking=\(entry)=offload"], in: folder) == lines.map { "\($0) configured-blocking" })
    let told = try CommandRun(["-v", "--fail-on=never", "--blocking=\(entry)=offload"], in: folder).errors
    #expect(told.contains("asynclint: command line: ") == lines.isEmpty, "\(told)")
  }

  @Test(arguments: [
    "G<Int>.gen(_:)", "foo<T>(_:)", "Foo[_:]", "#macro", "Foo.init?(x:)", "Foo::bar()", "1.a", "A.1", "func a()",
    "a(_:) b",
    "A.", "(_:)",
  ])
  func whatIsNoNameIsNotTaken(_ text: String) throws {
    let folder = try own.project(Self.variants, manifest: false)
    for option in ["--nonblocking=\(text)", "--blocking=\(text)=offload", "--inline=\(text)"] {
      let run = try CommandRun([option], in: folder)
      #expect(run.status == .trouble, "\(option)")
      if !option.hasPrefix("--inline") || !text.contains(" ") {
        #expect(run.errors.hasPrefix("asynclint: error: \"\(text)\" names no function; expected "), "\(run.errors)")
      }
    }
  }

  @Test(arguments: ["Vendor.*", "*"])
  func aStarIsNoPattern(_ text: String) throws {
    let folder = try own.project(Self.variants, manifest: false)
    for option in ["--nonblocking=\(text)", "--blocking=\(text)=offload", "--inline=\(text)"] {
      let errors = try CommandRun([option], in: folder).errors
      #expect(errors.hasPrefix("asynclint: error: \"\(text)\" is no pattern, each function has an entry; expected "))
      #expect(errors.contains("\"\(text)(_:_:)\" for the operator"), "\(errors)")
    }
    #expect(try own.findings(["--nonblocking=\(text)(_:_:)"], in: folder) == own.findings([], in: folder))
  }

  /// Beside an operator a closure is an argument, too.
  @Test func operatorsThatTakeClosures() throws {
    let folder = try own.project(
      """
      infix operator ~>
      struct Queue {}
      func ~> (queue: Queue, work: @escaping () -> Void) {}
      func use(_ queue: Queue) async { queue ~> { usleep(1) } }

      """, manifest: false)
    #expect(try own.findings([], in: folder) == [])
    #expect(try own.findings(["--inline=~>(_:_:)"], in: folder) == ["4 blocking-sleep"])
    #expect(try own.findings(["--inline=~>(_:_:) #0"], in: folder) == [])
    #expect(try own.findings(["--offloads=~>(_:_:)"], in: folder) == [])
  }

  /// A property whose value can be called, with parentheses.
  @Test(arguments: ["Worker", "any Work", "() -> Void"])
  func propertiesThatAreCalled(_ type: String) throws {
    let folder = try own.project(
      """
      protocol Work { func callAsFunction() }
      struct Worker: Work { func callAsFunction() {} }
      struct Holder { let doIt: \(type) }
      func use(_ holder: Holder) async { holder.doIt() }

      """, manifest: false)
    #expect(try own.findings(["--blocking=Holder.doIt()=offload"], in: folder) == ["4 configured-blocking"])
  }

  @Test func backticksAreNoPartOfAName() throws {
    let folder = try own.project(
      "struct Box { func `default`() {} }\nfunc use(_ box: Box) async { box.default() }\n", manifest: false)
    for name in ["Box.default()", "Box.`default`()", "`Box`.`default`"] {
      #expect(try own.findings(["--blocking=\(name)=offload"], in: folder) == ["2 configured-blocking"], "\(name)")
    }
  }

  @Test func assignmentsThatDoNotBlock() throws {
    let folder = try own.project(
      """
      struct Box { var value: Int { get { Int(usleep(1)) } set { usleep(1) } } }
      func use(_ box: inout Box) async {
        _ = box.value
        box.value = 2
      }

      """, manifest: false)
    #expect(try own.findings(["--nonblocking=set Box.value"], in: folder) == ["3 blocking-sleep"])
    #expect(try own.findings(["--nonblocking=Box.value"], in: folder) == [])
  }

  /// Told of properties that are written as functions, and not of APIs whose rule is off.
  @Test func entriesOfPropertiesAndOfRulesThatAreOff() throws {
    let folder = try own.project(
      """
      import Foundation
      struct Box {
        var value: Int { 3 }
        var stored = 3
        static let shared = 3
        var work: () -> Void
        var later: (() -> Void)?
        func use() async {
          _ = (value, stored, Box.shared, try? Data(contentsOf: URL(fileURLWithPath: "x")))
          work()
          later?()
        }
      }

      """, manifest: false)
    let names = ["value", "stored", "shared", "work", "later"].map { "Box.\($0)()" } + ["Data(contentsOf:)"]
    let entries = names.map { "\"\($0)\": \"offload\"" }.joined(separator: ", ")
    try folder.write(
      "{ \"rules\": { \"blocking-file-io\": \"off\" }, \"blocking\": { \(entries) } }", to: ".asynclint.json")
    let told = try CommandRun(["-v", "--no-cache"], in: folder).errors.split(separator: "\n")
      .filter { $0.hasPrefix("asynclint: .asynclint.json") }
    let properties = ["value", "stored", "shared"]
    #expect(told == properties.map { "asynclint: .asynclint.json:1: nothing here is called \"Box.\($0)()\"" })
    #expect(try own.findings([], in: folder) == ["10 configured-blocking", "11 configured-blocking"])
  }

  /// Told only where it is certain that nothing has the name, each time somebody asks.
  @Test func entriesAboutNothingAreNamed() throws {
    let folder = try own.project(
      Self.variants + "import Kit\nfunc more(_ pool: Pool) { pool.run { }; usleep(1) }\n", manifest: false)
    try folder.write(
      """
      { "nonblocking": ["Real.run(_:)", "Real.run()", "usleep", "go()"], "offloads": ["Pool.run(_:)", "Real.go(_:work:) work"] }
      """, to: ".asynclint.json")
    for _ in 0..<2 {
      let told = try CommandRun(["-v"], in: folder, environment: ["HOME": folder.url.path]).errors.split(
        separator: "\n"
      )
      .filter { $0.hasPrefix("asynclint: .asynclint.json") }
      #expect(
        told == [
          "asynclint: .asynclint.json:1: nothing here is called \"Real.go(_:work:) work\"",
          "asynclint: .asynclint.json:1: nothing here is called \"Real.run(_:)\"",
          "asynclint: .asynclint.json:1: nothing here is called \"go()\"",
        ])
    }
  }
}
