import AsyncLintSyntax

/// What is written behind the cases of enumerations: `case none = 0`, `case users = "https://example.com/users"`.
extension Analyzer {
  /// More cases are not told apart.
  private static let mostCases = 64

  /// What `Pause.none.rawValue` is, or `rawValue` of a value that may be any of its type's cases; nil where a case says nothing.
  func rawValues(of node: NodeID, in file: ProgramFile) -> [(node: NodeID, file: ProgramFile)]? {
    guard file.name(node) == libraryWords.rawValueName else { return nil }
    if case .declaration? = resolve(node, in: file).candidates.first?.target { return nil }
    let base = file.kind(node) == .memberExpression ? file.child(0, node) : 0
    if base != 0 {
      let (value, home) = constant(base, in: file) ?? (base, file)
      if case .declaration(let id)? = resolve(value, in: home).candidates.first?.target, program[id].kind == .enumCase {
        return rawValue(ofCase: program[id].node, in: self.file(of: id)).map { [$0] }
      }
    } else if file.kind(node) == .memberExpression {
      return nil
    }
    let type = base == 0 ? enclosingNominal(of: node, in: file) : unwrapped(typeOf(base, in: file)).nominalID
    guard let type, program.nominals[Int(type)].kind == .enumDeclaration, program.nominals[Int(type)].isProject else {
      return nil
    }
    let declaration = program.nominals[Int(type)].declaration
    let home = self.file(of: declaration)
    var found: [(node: NodeID, file: ProgramFile)] = []
    for member in home.children(home.child(4, program[declaration].node)) {
      // What is compiled elsewhere only may be anything.
      if home.kind(member) == .conditionalBranch { return nil }
      guard home.kind(member) == .enumCaseDeclaration else { continue }
      for element in home.children(member) where home.kind(element) == .enumCaseElement {
        guard found.count < Self.mostCases, let value = rawValue(ofCase: element, in: home) else { return nil }
        found.append(value)
      }
    }
    return found.isEmpty ? nil : found
  }

  private func rawValue(ofCase element: NodeID, in home: ProgramFile) -> (node: NodeID, file: ProgramFile)? {
    let value = home.child(1, element)
    return value == 0 ? nil : (home.unparenthesized(value), home)
  }

  /// What a `switch` or `if` gives where it is a value: the only expression of each of its branches. None if one of them has no value.
  func valuesOfBranches(of node: NodeID, in file: ProgramFile) -> [NodeID] {
    var blocks: [NodeID] = []
    if file.kind(node) == .switchExpression {
      for part in file.children(node).dropFirst() {
        guard file.kind(part) == .switchCase else { return [] }
        blocks.append(file.child(1, part))
      }
    } else {
      var branch = node
      while file.kind(branch) == .ifExpression {
        blocks.append(file.child(1, branch))
        branch = file.child(2, branch)
      }
      if branch == 0 { return [] }
      blocks.append(branch)
    }
    if blocks.count > Self.mostCases || blocks.contains(where: { file.childCount($0) != 1 }) { return [] }
    return blocks.map { file.unparenthesized(file.child(0, $0)) }
  }
}
