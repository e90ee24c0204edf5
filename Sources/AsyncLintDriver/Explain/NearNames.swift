import AsyncLintCatalogue

/// Up to three: the API with other labels, else names that have the text's letters in them, the shortest first, else the nearest ones.
func namesLike(_ text: String, in catalogue: Catalogue) -> [String] {
  let limit = 3
  let name = APIName(text)
  let found = name.withoutLabels.find(in: catalogue.symbols, Supertypes())
  // Of a variable that may be anything only the last word would fit.
  var others = found.isReceiverUnknown ? [] : found.symbols.map(\.displayName)
  // `DispatchSemaphore(value: 1)`: what of the type is known.
  if others.isEmpty, name.path.isEmpty, name.labels != nil {
    others = catalogue.symbols.filter { $0.receiver == name.baseName }.map(\.displayName)
  }
  let wanted = letters(of: text)
  if !others.isEmpty {
    let beginning = others.filter { letters(of: $0).hasPrefix(wanted) }
    return Array(Set(beginning.isEmpty ? others : beginning).sorted().prefix(limit))
  }
  // A type that is known blocks nobody by that: what is spelled like it is something else.
  if catalogue.knowsType(name.path.first ?? name.baseName) { return [] }
  var names = catalogue.rules.map(\.name) + catalogue.symbols.map(\.displayName)
  names = Set(names).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  if wanted.count > 2 {
    let containing = names.filter { letters(of: $0).contains(wanted) && hasPart(of: $0, beginningWith: wanted) }
    if !containing.isEmpty { return Array(containing.prefix(limit)) }
  }
  // Without labels too: who misspells a name has often not written them.
  names += Set(catalogue.symbols.map { String($0.displayName.prefix { $0 != "(" }) }).sorted()
  // And the single words that lead to a page.
  let words = catalogue.rules.flatMap { $0.name.split(separator: "-").map { String($0) } }
  names += Set(words + catalogue.symbols.flatMap { [$0.baseName] + ($0.receiver.map { [$0] } ?? []) }).sorted()
  var nearest: [String] = []
  while nearest.count < limit, let name = nearestName(to: text, in: names) {
    nearest.append(name)
    names.removeAll { $0 == name }
  }
  return nearest
}

/// Whether a type, function or word of a rule begins so: `waitUntilExit` with `waituntil`, not `SecItemUpdate` with `date`.
private func hasPart(of name: String, beginningWith wanted: String) -> Bool {
  var rest = name[...]
  while !rest.isEmpty {
    if letters(of: String(rest)).hasPrefix(wanted) { return true }
    rest = rest.drop { $0 != "." && $0 != "-" && $0 != "_" && $0 != "(" && $0 != ":" }.dropFirst()
  }
  return false
}

extension Catalogue {
  /// Whether it says anything of a type's members or inheritance.
  func knowsType(_ name: String) -> Bool {
    knownSupertypes.contains { $0.type == name } || knownMembers.contains { $0.receiver == name || $0.type == name }
  }
}

/// `datacontentsof` for `Data.init(contentsOf:)` and for `data contentsOf`.
private func letters(of name: String) -> String {
  name.replacing(".init(", with: "(").lowercased().filter { $0.isLetter || $0.isNumber }
}
