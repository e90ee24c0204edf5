import Testing

@testable import AsyncLintCatalogue

@Suite struct KnownTypeLineTests {
  @Test func propertyMethodAndGlobal() throws {
    let catalogue = try parsed(
      """
      Foundation.FileManager.default : FileManager
      Foundation.URL.appendingPathComponent(_:[isDirectory:]) : URL
      Foundation.NSHomeDirectory() : String
      AppKit.NSApp : NSApplication
      Swift.Dictionary.first : (key: Key, value: Value)?
      """)
    let members = catalogue.knownMembers
    #expect(members.map(\.baseName) == ["default", "appendingPathComponent", "NSHomeDirectory", "NSApp", "first"])
    #expect(members.map(\.receiver) == ["FileManager", "URL", nil, nil, "Dictionary"])
    #expect(members.map(\.labels) == [nil, ["_", "isDirectory"], [], nil, nil])
    #expect(members[1].isOptional == [false, true])
    #expect(members.map(\.type) == ["FileManager", "URL", "String", "NSApplication", "(key: Key, value: Value)?"])
  }

  @Test func supertypes() throws {
    let catalogue = try parsed("Foundation.BlockOperation < Operation\nGRDB.A.B < C, D")
    #expect(catalogue.knownSupertypes.map(\.type) == ["BlockOperation", "A.B"])
    #expect(catalogue.knownSupertypes.map(\.supertypes) == [["Operation"], ["C", "D"]])
  }

  @Test func modules() throws {
    let catalogue = try parsed("module Hummingbird* > NIOCore  NIOPosix")
    #expect(catalogue.moduleBases.map(\.module) == ["Hummingbird*"])
    #expect(catalogue.moduleBases.map(\.bases) == [["NIOCore", "NIOPosix"]])
  }

  @Test(arguments: [
    ("Foundation.FileManager.default FileManager", "expected 'Module.Type.member : Type'"),
    ("Foundation.FileManager.default : ", "expected 'Module.Type.member : Type'"),
    ("FileManager : FileManager", "no module before \"FileManager\""),
    ("module Vapor NIOCore", "expected 'module Name > Module Module'"),
    ("module Vapor >", "nothing named"),
    ("Foundation.A < ", "nothing named"),
    ("A.B.c : [[[", "\"[[[\" is no type"),
    ("A.B.c : ((Int) -> [Int)]", "is no type"),
  ])
  func mistakes(line: String, message: String) throws {
    let error = try #require(throws: CatalogueError.self) { try parsed(line) }
    #expect(error.line == 2)
    #expect(error.message.contains(message), "\(error.message)")
  }
}

private func parsed(_ lines: String) throws -> Catalogue {
  var catalogue = Catalogue()
  try catalogue.add(CatalogueDocument(path: "rules/known-types.md", text: "```known-types\n\(lines)\n```\n"))
  return catalogue
}
