import AsyncLintAnalysis
import AsyncLintCatalogue

/// What there is to say of something that was asked for.
struct Explanation {
  var rules: [Rule] = []
  /// That were asked for; none when it was the rule itself.
  var symbols: [Symbol] = []
  /// Functions that were asked for and do not block, but run closures.
  var closures: [ClosureParameter] = []
  /// Functions of the configuration that were asked for, or that exempt the APIs.
  var nonblocking: [Located<String>] = []
  /// Why it is no rule.
  var refusals: [TopicSearch.Refusal] = []
  /// The rules speak of what was asked for, and are not about it alone.
  var isVague = false
  /// What was asked for is not listed: the rules look at the code around it.
  var nameOfRule: String?
  /// Called on something that may be anything: what is listed only bears the name.
  var nameWithUnknownReceiver: String?
}

/// Finds rules and APIs by what people write.
struct ExplanationSearch {
  private let catalogue: Catalogue
  private let topics: TopicSearch
  private let supertypes: Supertypes
  /// Functions that run closures, each as an API with its number in place of its rule's.
  private let functions: [Symbol]
  private let nonblocking: [Located<String>]

  /// `nonblocking`: of the configuration.
  init(_ catalogue: Catalogue, readme: String, nonblocking: [Located<String>] = []) {
    var catalogue = catalogue
    // Stands for what users name.
    catalogue.symbols.removeAll { $0.modules == ["ExampleVendorSDK"] }
    self.catalogue = catalogue
    self.nonblocking = nonblocking
    topics = TopicSearch(catalogue, readme: readme)
    supertypes = Supertypes(catalogue)
    functions = catalogue.closureParameters.enumerated().filter { !$0.element.isAssignment }.map {
      Symbol($0.element, number: $0.offset)
    }
  }

  /// By name; else by the words of which the name of a rule is made; else by the module, by what the pages speak of, or by what the module
  /// hands on.
  func explanation(of name: String) throws(DriverError) -> Explanation {
    if let rule = catalogue.rules.first(where: { $0.name == name }) { return Explanation(rules: [rule]) }
    let api = APIName(name)
    var found = explanation(of: name, api)
    let exempted = nonblocking.filter { isExempted(api, found?.symbols ?? [], by: $0) }
    if !exempted.isEmpty {
      found = found ?? Explanation()
      found?.nonblocking = exempted
    }
    if let found { return found }
    let hint = namesLike(name, in: catalogue).map { "\"\($0)\"" }.joined(separator: ", ")
    throw .usage(
      "\"\(name)\" is no rule and no API that is known to block\(hint.isEmpty ? "" : ", did you mean \(hint)")")
  }

  /// Whether an entry of `nonblocking` is about one of the APIs, or about the name itself.
  private func isExempted(_ api: APIName, _ symbols: [Symbol], by entry: Located<String>) -> Bool {
    let names = FunctionNames([entry.value])
    if symbols.contains(where: names.contains) { return true }
    let named = catalogueNames(for: entry.value).compactMap {
      try? parseSymbol("\($0) ->", path: entry.file, line: entry.line)
    }
    let found = api.find(in: named, supertypes)
    return !found.symbols.isEmpty && !found.isReceiverUnknown
  }

  private func explanation(of name: String, _ api: APIName) -> Explanation? {
    if let found = explanationOfAPI(api) { return found }
    let named = topics.rules(named: name)
    if !named.isEmpty { return Explanation(rules: named, isVague: named.count > 2) }
    let refusals = topics.refusals(of: api)
    if let found = explanationOfClosures(api, refusals) { return found }
    let reasons = refusals.isEmpty ? topics.refusals(ofMember: api) : refusals
    if !reasons.isEmpty { return Explanation(refusals: reasons) }
    if let found = explanationOfModule(name, { $0.modules.contains(where: $1) }) { return found }
    let about = Explanation(rules: topics.rules(about: name), refusals: topics.refusals(about: name), isVague: true)
    if !about.rules.isEmpty || !about.refusals.isEmpty { return about }
    return explanationOfModule(name) { symbol, isMeant in
      catalogue.moduleBases.contains { isMeant($0.module) && $0.bases.contains(where: symbol.modules.contains) }
    }
  }

  private func explanationOfAPI(_ api: APIName) -> Explanation? {
    let refusals = topics.refusals(of: api)
    var found = api.find(in: catalogue.symbols, supertypes)
    if found.symbols.isEmpty, let module = catalogue.moduleBases.first(where: { $0.module == api.path.first }) {
      let handedOn = catalogue.symbols.filter { $0.modules.contains(where: module.bases.contains) }
      found = api.withoutModule.find(in: handedOn, supertypes)
    }
    if found.symbols.isEmpty, refusals.isEmpty { found = api.ofSwift.find(in: catalogue.symbols, supertypes) }
    // A member of a type that is named as a whole is no other type's, `UserDefaults.standard.set` no Keychain's.
    if !refusals.isEmpty, let type = api.path.first, type.first?.isUppercase == true,
      !found.symbols.contains(where: { $0.receiver?.hasPrefix(type) ?? false })
    {
      return nil
    }
    if found.symbols.isEmpty { return nil }
    if found.isReceiverUnknown {
      // `process.run()` starts a process.
      let reasons = topics.refusals(ofVariable: api)
      if !reasons.isEmpty { return Explanation(refusals: reasons) }
    }
    if let rules = rulesAbout(api) { return Explanation(rules: rules, nameOfRule: api.dotted) }
    let symbols = ordered(found.symbols)
    return Explanation(
      rules: rules(of: symbols), symbols: symbols, nameWithUnknownReceiver: found.isReceiverUnknown ? api.baseName : nil
    )
  }

  /// Everybody has the toolchain's modules, and few have the library whose function bears the same name.
  private func ordered(_ symbols: [Symbol]) -> [Symbol] {
    let common = symbols.filter { !toolchainModules.isDisjoint(with: $0.modules) }
    return common + symbols.filter { toolchainModules.isDisjoint(with: $0.modules) }
  }

  /// In the order of their APIs.
  private func rules(of symbols: [Symbol]) -> [Rule] {
    var seen: Set<Int> = []
    return symbols.filter { seen.insert($0.rule).inserted }.map { catalogue.rules[$0.rule] }
  }

  /// The rules that list APIs of a module, by its name or that of its package: `Vapor`, `NIO`, `SQLite.swift`.
  private func explanationOfModule(_ name: String, _ belongs: (Symbol, _ isMeant: (String) -> Bool) -> Bool)
    -> Explanation?
  {
    for wanted in [name, plainName(ofPackage: name)] where !wanted.isEmpty {
      func isMeant(_ module: String) -> Bool {
        let plain = module.last == "*" ? module.dropLast() : module[...]
        return plain == wanted || plain.lowercased() == wanted
      }
      let rules = Set(catalogue.symbols.filter { belongs($0, isMeant) }.map(\.rule)).sorted()
      if !rules.isEmpty { return Explanation(rules: rules.map { catalogue.rules[$0] }, isVague: true) }
    }
    return nil
  }

  /// Rules without APIs whose first sentence is about this one: `main-sync` for `DispatchQueue.main.sync`.
  private func rulesAbout(_ api: APIName) -> [Rule]? {
    if api.path.isEmpty { return nil }
    let listed = Set(catalogue.symbols.map(\.rule))
    let rules = catalogue.rules.enumerated().filter {
      !listed.contains($0.offset) && $0.element.summary.contains("`\(api.dotted)`")
    }
    return rules.isEmpty ? nil : rules.map(\.element)
  }

  private func explanationOfClosures(_ api: APIName, _ refusals: [TopicSearch.Refusal]) -> Explanation? {
    let found = api.find(in: functions, supertypes)
    guard let first = found.symbols.first else { return nil }
    // The page that is about it: `detached-is-not-offload` for `Task.detached`.
    let whole = first.displayName.prefix { $0 != "(" }
    let rules =
      first.receiver == nil ? [] : topics.rules(named: api.baseName).filter { $0.document.contains(whole) }
    let reasons = topics.refusals(ofVariable: api)
    if found.isReceiverUnknown, !reasons.isEmpty { return Explanation(refusals: reasons) }
    return Explanation(
      rules: rules, closures: found.symbols.map { catalogue.closureParameters[$0.rule] },
      refusals: !rules.isEmpty ? [] : refusals.isEmpty ? topics.refusals(ofMember: api) : refusals,
      nameWithUnknownReceiver: found.isReceiverUnknown ? api.baseName : nil)
  }
}

private let toolchainModules: Set = [
  "Swift", "_Concurrency", "Synchronization", "Foundation", "FoundationEssentials", "FoundationNetworking",
  "FoundationXML",
  "CoreFoundation", "Dispatch", "ObjectiveC", "Darwin", "Glibc", "Musl", "Bionic", "os", "XCTest", "Testing",
]

/// In small letters, as the module is called: `nio` for `SwiftNIO` and `swift-nio`, `sqlite` for `SQLite.swift`, `dispatch` for `GCD`.
private func plainName(ofPackage name: String) -> String {
  var name = name.lowercased()
  if name == "gcd" || name == "libdispatch" { return "dispatch" }
  if name.hasSuffix(".swift") { name.removeLast(6) }
  if name.hasPrefix("swift") { name.removeFirst(5) }
  return name.filter { $0 != "-" }
}

extension Symbol {
  /// A function that runs a closure, to be found as an API is. `number`: in place of its rule's.
  init(_ function: ClosureParameter, number: Int = 0) {
    self.init(
      rule: number, modules: function.modules, receiver: function.receiver, isStatic: false,
      kind: function.baseName == "init" ? .initializer : .function, baseName: function.baseName,
      labels: function.labels, isOptional: function.isOptional, conditions: [], severity: nil, lane: nil,
      isDistinctive: false, hasAsyncOverload: false, advice: "")
  }
}
