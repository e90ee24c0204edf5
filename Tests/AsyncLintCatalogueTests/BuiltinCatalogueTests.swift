import AsyncLintBuiltinCatalogue
import Testing

@testable import AsyncLintCatalogue

@Suite struct BuiltinCatalogueTests {
  @Test func everyDocumentParses() throws {
    var catalogue = Catalogue()
    for document in builtinDocuments() {
      let rules = catalogue.rules.count
      try catalogue.add(document)
      if catalogue.rules.count > rules { try checkRulePage(path: document.path, text: document.text) }
    }
    #expect(catalogue.rules.map(\.name) == builtinCatalogue().rules.map(\.name))
    #expect(catalogue.symbols.count == builtinCatalogue().symbols.count)
    #expect(catalogue.rules.count > 30)
    #expect(!catalogue.closureParameters.isEmpty && !catalogue.knownMembers.isEmpty)
  }

  @Test func documentsAreNamedAsInTheRepository() {
    let paths = builtinDocuments().map(\.path)
    #expect(paths == paths.sorted())
    #expect(paths.allSatisfy { $0.hasPrefix("rules/") && $0.hasSuffix(".md") })
    #expect(paths.contains("rules/closures.md") && paths.contains("rules/known-types.md"))
  }

  @Test func noSymbolIsDeclaredTwice() {
    #expect(builtinCatalogue().firstDuplicate()?.displayName == nil)
  }

  /// Where two lines of one API are of different forms, a call is taken by the one that leaves out less, and the other's conditions are not asked.
  @Test func linesOfAFunctionThatTakeTheSameCallHaveTheSameForm() {
    let catalogue = builtinCatalogue()
    let groups = Dictionary(grouping: catalogue.symbols) { symbol in
      "\(symbol.isStatic) \(symbol.kind) \(symbol.receiver ?? "") \(symbol.baseName)"
    }
    for symbols in groups.values where symbols.count > 1 {
      for symbol in symbols {
        let least = symbol.labels.indices.filter { !symbol.isOptional[$0] }.map { symbol.labels[$0] }
        let other = symbols.first { other in
          (other.labels != symbol.labels || other.isOptional != symbol.isOptional)
            && other.modules.contains(where: symbol.modules.contains)
            && (other.takes(least) || other.takes(symbol.labels))
        }
        #expect(other == nil, "\(symbol.displayName) and \(other?.displayName ?? "")")
      }
    }
  }

  @Test func noClosureParameterIsDeclaredTwice() {
    var seen: Set<String> = []
    for parameter in builtinCatalogue().closureParameters {
      let path = (parameter.receiver ?? "") + "." + parameter.baseName
      let key =
        "\(parameter.modules) \(path) \(parameter.labels) \(parameter.isOptional) \(parameter.closure) "
        + "\(parameter.runs) \(String(describing: parameter.isFunctionAsync))"
      #expect(seen.insert(key).inserted, "\(key)")
    }
  }

  @Test func noMemberHasTwoTypes() {
    var seen: Set<String> = []
    for member in builtinCatalogue().knownMembers {
      let labels = member.labels.map { "\($0)" } ?? "property"
      let key = "\(member.modules) \(member.receiver ?? "").\(member.baseName) \(labels) \(member.isOptional)"
      #expect(seen.insert(key).inserted, "\(key)")
    }
  }

  @Test func adviceOffersNoOtherThreadOfThePool() {
    for symbol in builtinCatalogue().symbols {
      for pretence in ["Task.detached", "DispatchQueue.global"] {
        #expect(!symbol.advice.contains(pretence), "\(symbol.displayName)")
      }
    }
  }

  @Test func waitsWithATimeoutAreFreeWithoutTime() {
    for symbol in builtinCatalogue().symbols where symbol.labels == ["timeout"] && symbol.baseName == "wait" {
      let isEndless = symbol.conditions == [.ifMentions(argument: 0, name: "distantFuture")]
      #expect(isEndless || symbol.conditions.first == .unlessZeroTimeout(argument: 0), "\(symbol.displayName)")
    }
  }

  @Test func metadataKeychainAndShortLocksAreOff() {
    let off = builtinCatalogue().rules.filter { !$0.isOnByDefault }.map(\.name)
    #expect(off == ["bridge-offload", "file-metadata", "keychain", "lock-in-async"])
  }

  /// What is said to block is said by somebody else too; what users add they know themselves.
  @Test func everyPageWithAPIsHasASource() throws {
    let catalogue = builtinCatalogue()
    for (index, rule) in catalogue.rules.enumerated() where rule.name != "configured-blocking" {
      guard catalogue.symbols.contains(where: { $0.rule == index }) else { continue }
      let introduction = try #require(rule.document.split(separator: "\n## Bad\n").first)
      #expect(introduction.contains("\nSource") && introduction.contains("](https://"), "\(rule.name)")
    }
  }

  /// The rules, lanes, severities and numbers of `README.md` are the ones of the pages.
  @Test func theTableOfTheReadmeIsTrue() throws {
    let readme = try #require(builtinDocuments().first { $0.path == "rules/README.md" })
    let catalogue = builtinCatalogue()
    let expected = catalogue.rules.enumerated().map { index, rule in
      let count = catalogue.symbols.count { $0.rule == index }
      return "| [`\(rule.name)`](\(rule.name).md) | \(rule.lane.rawValue) | \(rule.severity.rawValue) | "
        + "\(count == 0 ? "–" : String(count)) | \(rule.isOnByDefault ? "on" : "off") |"
    }
    let rows = readme.text.split(separator: "\n").map(String.init).filter { row in
      row.hasPrefix("| [`") && row.split(separator: "|").count == 5
    }
    #expect(rows == expected)
  }
}
