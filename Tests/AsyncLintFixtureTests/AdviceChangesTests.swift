import Testing

/// What a moved call changes, wherever that is kept and wherever the call stands, and what is done before it.
struct AdviceChangesTests {
  private static let head = """
    import Foundation
    \(declaredQueues)
    struct Table: Sendable {
      var rows = Data()
      mutating func fill() { rows = FileManager.default.contents(atPath: "a") ?? rows }
      mutating func load() throws -> Int { rows = try Data(contentsOf: URL(fileURLWithPath: "a")); return rows.count }
      mutating func callAsFunction(_ url: URL) -> Int { rows = (try? Data(contentsOf: url)) ?? rows; return 1 }
      static prefix func ++ (table: inout Table) -> Int { table.fill(); return 1 }
      subscript(_ url: URL) -> Data {
        get { (try? Data(contentsOf: url)) ?? rows }
        set { rows = newValue }
      }
      @MainActor static var current = Table()
    }
    prefix operator ++
    @MainActor enum Shared { static var table = Table(); static var tables = [Table()]; static var data = Data() }
    final class App { @MainActor static let shared = App(); var table = Table() }
    @MainActor var global = Table()
    func load(_ data: inout Data, _ url: URL) throws -> Int { data = try Data(contentsOf: url); return data.count }
    func next(_ number: inout Int) -> Int { number += 1; return number }
    func use(_ values: Any?...) {}

    """

  private func expectToCompile(_ functions: [String]) throws {
    var pasted = Self.head
    for function in functions {
      let found = advice(for: Self.head + function.replacing(/[«»§]/, with: ""), contexts: [.async])
      #expect(found.count == function.matches(of: /«/).count, "\(function)\n\(found)")
      pasted += AdviceInPlaceTests.pasting(found, into: function)
    }
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(try compiler.complaints(about: pasted))
  }

  /// Properties of types and singletons, which the closure has copies of, as it has of variables.
  @Test func membersOfTypesAndObjectsAreChanged() throws {
    try expectToCompile([
      "@MainActor func a() async { «Shared.table.fill()» }\n",
      "@MainActor func b() async throws -> Int {\nlet size = «try Shared.table.load()»\nreturn size\n}\n",
      "@MainActor func c() async { «Shared.tables[0].fill()» }\n",
      "@MainActor func d() async { «App.shared.table.fill()» }\n",
      "@MainActor func e() async { «global.fill()» }\n",
      "extension Table {\n@MainActor static func f() async {\n«current.fill()»\n«Self.current.fill()»\n«Table.current.fill()»\n}\n}\n",
      "@MainActor func g(_ url: URL) async throws -> Int {\nlet size = «try load(&Shared.data, url)»\nreturn size\n}\n",
    ])
  }

  /// Of `self`, said or not, which is no part of what the closure has under the name of the property.
  @Test func membersOfSelfAreChanged() throws {
    let load = "«urls.forEach { if let data = try? Data(contentsOf: $0) { self.items.append(data) } }»"
    try expectToCompile([
      "@MainActor final class A { var items: [Data] = []\nfunc a(_ urls: [URL]) async { \(load) } }\n",
      "actor B { var items: [Data] = []\nfunc a(_ urls: [URL]) async { \(load) } }\n",
      "struct C { var items: [Data] = []\nmutating func a(_ urls: [URL]) async { \(load) } }\n",
      "actor D { var bytes = [UInt8](repeating: 0, count: 9)\nfunc a(_ file: Int32) async -> Int {\nlet count = «read(file, &self.bytes, 9)»\nreturn count\n} }\n",
    ])
  }

  /// What only an actor may change is not changed elsewhere, and need not be read before either.
  @Test(arguments: ["", "self."], ["actor Model", "@MainActor final class Model"])
  func whatIsSetIsGivenBack(base: String, type: String) {
    let found = advice(
      for: Self.head
        + "\(type) { var size = 0\nfunc a(_ urls: [URL]) async { urls.forEach { \(base)size += (try? Data(contentsOf: $0).count) ?? 0 } } }\n",
      contexts: [.async])
    #expect(
      found.first?.contains("only the actor can change \"size\": let the closure give what is new") == true, "\(found)")
  }

  @Test func allWaysToChangeCount() throws {
    try expectToCompile([
      "infix operator <~\nfunc <~ (data: inout Data, url: URL) { data = (try? Data(contentsOf: url)) ?? data }\nfunc f(_ url: URL) async -> Data {\nvar data = Data()\n«data <~ url»\nreturn data\n}\n",
      "func a(_ url: URL) async -> Table {\nvar table = Table()\n_ = «table(url)»\nreturn table\n}\n"
        .replacing("_ = «", with: "let one = «").replacing("return", with: "use(one)\nreturn"),
      "func b() async -> Table {\nvar table = Table()\nlet one = «++table»\nuse(one)\nreturn table\n}\n",
      "func c(_ url: URL) async -> Table {\nvar table = Table()\n«table[url].append(1)»\nreturn table\n}\n",
    ])
  }

  /// Where no statement has room, a closure does it in the place of the call.
  @Test func changesHaveRoomEverywhere() throws {
    let bodies = [
      "if «ready && read(file, &bytes, 4) == 4» { return 1 }\n",
      "let count = «ready ? read(file, &bytes, 4) : 0»\nuse(count)\n",
      "guard file >= 0, «read(file, &bytes, 2)» == 2 else { return 0 }\n",
      "if file < 0 { return 0 } else if «read(file, &bytes, 3)» == 3 { return 3 }\n",
      "repeat { number += 1 } while «read(file, &bytes, 4)» == 4\n",
      "while number < 10, «read(file, &bytes, 4)» > 0 { number += 1 }\n",
      "for index in 0..<3 where «read(file, &bytes, 1)» == 1 { number += index }\n",
      "switch number {\ncase 3 where «read(file, &bytes, 1)» == 1: number = 9\ndefault: break\n}\n",
      "let text = «ready ? try String(contentsOf: url, usedEncoding: &encoding) : \"\"»\nuse(text, encoding)\n",
      "guard file > 0, let text = «try? String(contentsOf: url, usedEncoding: &encoding)» else { return 1 }\nuse(text, encoding)\n",
      "guard file > 0, «try load(&data, url)» > 0 else { return 1 }\nuse(data)\n",
      "guard file > 0, «getaddrinfo(\"example.com\", nil, nil, &addresses)» == 0 else { return 1 }\nuse(addresses == nil)\n",
      "let size = switch file {\ncase 0: «try shared.load()»\ndefault: 2\n}\nuse(size)\n",
      "number = §next(&number) * 100 + «read(file, &bytes, next(&number))»\n",
    ]
    try expectToCompile(
      bodies.enumerated().map { index, body in
        """
        func read\(index)(_ file: Int32, _ ready: Bool, _ url: URL, _ shared: inout Table) async throws -> Int {
        var bytes = [UInt8](repeating: 0, count: 4)
        var encoding = String.Encoding.utf8
        var data = Data()
        var addresses: UnsafeMutablePointer<addrinfo>?
        var number = 0
        \(body)use(bytes, encoding, data, addresses == nil, number)
        return 1
        }

        """
      })
  }

  /// What stands before an operator is done before what stands behind it.
  @Test func operandsKeepTheirOrder() throws {
    try expectToCompile([
      "func a(_ file: FileHandle) async -> Data { §«file.readData(ofLength: 4)» + «file.readData(ofLength: 4)» }\n",
      "func c(_ file: FileHandle) async throws -> Int { §«try file.read(upToCount: 1)»!.count * 2 + «file.read(upToCount: 2)»!.count }\n",
      "func d(_ url: URL) async throws -> Int { §«try Data(contentsOf: url)».count - «Data(contentsOf: url)».count }\n",
      "func e(_ file: FileHandle) async -> Bool {\nguard §«file.readData(ofLength: 1)» == «file.readData(ofLength: 1)» else { return false }\nreturn true\n}\n",
    ])
  }

  /// Types without a name of their own stay what they are.
  @Test func typesThatAreCalledStay() throws {
    try expectToCompile([
      "func a(_ file: Int32) async -> Int { «[UInt8](unsafeUninitializedCapacity: 10) { bytes, count in count = max(0, read(file, bytes.baseAddress, 10)) }».count }\n",
      "func b(_ file: Int32) async -> [UInt8] { «.init(unsafeUninitializedCapacity: 10) { bytes, count in count = max(0, read(file, bytes.baseAddress, 10)) }» }\n",
      "func c(_ file: Int32) async -> Int { «Array<UInt8>(unsafeUninitializedCapacity: 10) { bytes, count in count = max(0, read(file, bytes.baseAddress, 10)) }».count }\n",
    ])
  }

  /// A pointer into a copy is of no use behind it.
  @Test func whatIsComparedGoesAlong() throws {
    let text = """
      import Foundation
      func run(_ file: FILE) async -> [CChar] {
        nonisolated(unsafe) let lines = UnsafeMutablePointer<FILE>.allocate(capacity: 1)
        var line = [CChar](repeating: 0, count: 80)
        if fgets(&line, 80, lines) != nil { return line }
        return []
      }
      """
    let found = advice(for: text)
    #expect(found.first?.contains("let value = fgets(&line, 80, lines) != nil\n") == true, "\(found)")
    let pasted = text.replacing(
      "if fgets(&line, 80, lines) != nil",
      with: code(of: try #require(found.first)).statement.joined(separator: "\n") + "\nif value")
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(
      try compiler.complaints(about: pasted + "\nlet fgetsQueue = DispatchQueue(label: \"fgets\")\n"))
  }
}
