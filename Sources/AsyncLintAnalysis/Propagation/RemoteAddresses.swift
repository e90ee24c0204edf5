import AsyncLintSyntax

/// Tells addresses of other machines from files.
extension Analyzer {
  /// More values of one function, and more functions that give each other's, are not looked into.
  private static let mostAddresses = 16
  private static let mostFunctionsForAddresses = 3

  /// `URL(string: "https:…")!`, `URL(string: "\(base)/feed")!`, `URL(string: String(format: "https:…", id))!`, directly, by way of a constant
  /// or as all that a function or computed property gives.
  func isRemote(_ root: NodeID, in file: ProgramFile) -> Bool { isRemote(root, in: file, depth: 0) }

  private func isRemote(_ root: NodeID, in start: ProgramFile, depth: Int) -> Bool {
    var node = root
    var file = start
    for _ in 0..<16 {
      if isRemoteLiteral(node, in: file) || hasHost(node, in: file) { return true }
      if let inner = addressInside(node, in: file) {
        node = inner
      } else if let value = addressMeant(by: node, in: file) {
        (node, file) = value
      } else if depth < Self.mostFunctionsForAddresses, let results = results(of: node, in: file) {
        let values = results.nodes.filter { results.file.kind($0) != .nilLiteral }
        return !values.isEmpty && values.count <= Self.mostAddresses
          && values.allSatisfy { isRemote($0, in: results.file, depth: depth + 1) }
      } else if let base = base(ofAddress: node, in: file) {
        node = base
      } else {
        return false
      }
    }
    return false
  }

  private func isRemoteLiteral(_ node: NodeID, in file: ProgramFile) -> Bool {
    file.kind(node) == .stringLiteral && file.flags(node).contains(.isRemoteAddress)
  }

  /// `components.host = "example.com"` of a variable: files have none.
  private func hasHost(_ variable: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(variable) == .identifierExpression, let made = constantValue(of: variable, in: file),
      made.file === file, file.kind(made.node) == .callExpression,
      text(file.name(calleeName(of: made.node, in: file))) == "URLComponents"
    else { return false }
    return variableUses(file.name(variable), in: function(ofVariable: variable, in: file), of: file).assignments
      .contains {
        file.kind($0[0]) == .memberExpression && text(file.name($0[0])) == "host"
          && file.offset($0[0]) < file.offset(variable)
      }
  }

  /// The part of an expression that decides; nil: it has none, or is made elsewhere.
  private func addressInside(_ node: NodeID, in file: ProgramFile) -> NodeID? {
    switch file.kind(node) {
    // `"\(base)/feed"` is as remote as its base.
    case .stringLiteral:
      guard let first = file.children(node).first, file.kind(first) == .interpolation,
        file.offset(first) == file.offset(node) + 1
      else { return nil }
      return file.child(0, file.child(0, first))
    case .forceUnwrapExpression, .parenthesizedExpression, .tryExpression, .optionalChainExpression,
      .sequenceExpression:
      return file.child(0, node)
    case .arrayLiteral: return file.children(node).first
    case .callExpression where makersOfAddresses.contains(text(file.name(calleeName(of: node, in: file)))):
      let arguments = file.children(node).dropFirst()
      guard let first = arguments.first, let last = arguments.last, !pathLabels.contains(text(file.name(first))) else {
        return nil
      }
      // What is relative is as remote as what it is relative to.
      let isRelative = text(file.name(last)) == "relativeTo" && !isRemoteLiteral(file.child(0, first), in: file)
      return file.child(0, isRelative ? last : first)
    default: return nil
    }
  }

  /// The value of a variable, or of those that a loop goes through the first.
  private func addressMeant(by name: NodeID, in file: ProgramFile) -> (node: NodeID, file: ProgramFile)? {
    guard file.kind(name) == .identifierExpression || file.kind(name) == .memberExpression else { return nil }
    if let value = constantValue(of: name, in: file) { return value }
    guard file.kind(name) == .identifierExpression,
      case .local(let local)? = resolve(name, in: file).candidates.first?.target,
      file.kind(file.parent(local)) == .forStatement
    else { return nil }
    return (file.child(2, file.parent(local)), file)
  }

  /// `base.appendingPathComponent("x")`, `components.url` are as remote as their base.
  private func base(ofAddress node: NodeID, in file: ProgramFile) -> NodeID? {
    let isCall = file.kind(node) == .callExpression
    let member = isCall ? calleeName(of: node, in: file) : node
    guard file.kind(member) == .memberExpression, isCall || viewsOfAddresses.contains(text(file.name(member))) else {
      return nil
    }
    let base = file.child(0, member)
    return base == 0 ? nil : base
  }
}

private let makersOfAddresses: Set<String> = [
  "URL", "NSURL", "URLComponents", "NSURLComponents", "String", "init",
]
/// Arguments that are paths of files, whatever they are put together from.
private let pathLabels: Set<String> = ["fileURLWithPath", "filePath", "path"]
private let viewsOfAddresses: Set<String> = ["url", "absoluteURL", "standardized", "absoluteString", "string"]
