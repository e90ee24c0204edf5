import AsyncLintCatalogue
import AsyncLintSyntax

/// What users say of a function, as the catalogue says it.
///
/// `Parser.parse(_:)` is a function of the module `Parser` or a method of the type, its instances' or its own; `Parser(_:)` is an initializer;
/// `parse(_:)` is a function of any module.
func catalogueNames(for name: String) -> [String] {
  let path = name.prefix { $0 != "(" }
  let base = path.split(separator: ".").last ?? ""
  var names = [name]
  if path.count < name.count, base.first?.isUppercase ?? false {
    names.append("\(path).init\(name[path.endIndex...])")
  }
  for name in names where !name.hasPrefix("*.") { names.append("*.\(name)") }
  names.removeAll { !$0.prefix { $0 != "(" }.contains(".") }
  for name in names where name.prefix(while: { $0 != "(" }).count(where: { $0 == "." }) > 1 {
    names.append("static \(name)")
  }
  return names
}

/// Whether a text can be a function's name: no type behind it, no keyword before it, no number.
func isOneName(_ text: String) -> Bool {
  let path = text.prefix { $0 != "(" }.split(separator: ".")
  if path.isEmpty || path.contains(where: { $0.first?.isNumber ?? true }) { return false }
  return !text.utf8.contains { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "{") }
}

extension RunConfiguration {
  /// Entries with a name that stands in no file of the run, and that name: whatever was meant, it was not found.
  ///
  /// `manifests`: the modules of these packages are known too.
  func functionsNotFound(
    in files: [AnalysedFile], manifests: [AnalysedFile]
  ) -> [(entry: Located<String>, name: String)] {
    var wanted: Set<[UInt8]> = []
    for entry in functions { wanted.formUnion(parts(of: entry.value).map { Array($0.utf8) }) }
    for manifest in (files + manifests).compactMap(\.manifest) {
      for target in manifest.targets { wanted.remove(Array(target.name.utf8)) }
    }
    for file in files where !wanted.isEmpty {
      let names = file.facts.names
      for name in 0..<names.count { wanted.remove(Array(names.bytes(of: NameID(name)))) }
    }
    return functions.compactMap { entry in
      parts(of: entry.value).first { wanted.contains(Array($0.utf8)) }.map { (entry, String($0)) }
    }
  }

  /// The modules, types and the function of an entry, which source names too.
  private func parts(of entry: String) -> [Substring] {
    entry.prefix { $0 != "(" && $0 != " " }.split(separator: ".")
      .filter { $0 != "*" && $0 != "init" && !$0.contains("|") }
  }
}
