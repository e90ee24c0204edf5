import AsyncLintSyntax

/// Where an address evidently leads: `if remote-url(N)`.
extension Analyzer {
  private static let schemes: NodeFlags = [.isRemoteAddress, .isDataAddress]

  /// `.isRemoteAddress` of `URL(string: "https:…")!`, `URL(string: "\(base)/feed")!`, `URL(string: String(format: "https:…", id))!`,
  /// `.isDataAddress` of `URL(string: "data:…")!`, directly or by way of a constant; empty where it does not show, or is a file's.
  func scheme(of root: NodeID, in start: ProgramFile) -> NodeFlags {
    var node = root
    var file = start
    // What may be replaced by an address of another kind is not known to need no loading.
    var known = Self.schemes
    for _ in 0..<16 {
      switch file.kind(node) {
      case .stringLiteral:
        let scheme = file.flags(node).intersection(Self.schemes)
        if !scheme.isEmpty { return scheme.intersection(known) }
        // `"\(base)/feed"` is as remote as its base.
        guard let first = file.children(node).first, file.kind(first) == .interpolation,
          file.offset(first) == file.offset(node) + 1
        else { return [] }
        node = file.child(0, file.child(0, first))
      case .forceUnwrapExpression, .parenthesizedExpression, .tryExpression, .optionalChainExpression:
        node = file.child(0, node)
      case .sequenceExpression:
        if text(file.name(file.child(1, node))) != "+" { known.remove(.isDataAddress) }
        // `isTest ? "https:…" : "http:…"`
        let choice = file.children(node).first { file.kind($0) == .ternaryOperator }
        node = file.child(0, choice ?? node)
      case .arrayLiteral:
        // Of several addresses one speaks for all.
        known.remove(.isDataAddress)
        guard let first = file.children(node).first else { return [] }
        node = first
      case .callExpression:
        guard let next = partWithScheme(ofCall: node, in: file) else { return [] }
        if next.isGiven { known.remove(.isDataAddress) }
        (node, file) = (next.node, next.file)
      case .memberExpression, .identifierExpression:
        if let value = constantValue(of: node, in: file) {
          if isAddressWithHost(value, of: node, in: file) { return .isRemoteAddress }
          (node, file) = value
          if !isConstant(node, in: file) { known.remove(.isDataAddress) }
        } else if let result = onlyResult(of: node, in: file) {
          known.remove(.isDataAddress)
          (node, file) = result
        } else if let list = listGoneThrough(by: node, in: file) {
          known.remove(.isDataAddress)
          node = list
        } else {
          guard isPartOfAddress(node, in: file) else { return [] }
          node = file.child(0, node)
        }
      default: return []
      }
    }
    return []
  }

  /// What begins as the result of a call does. `isGiven`: it is what the program's own function always gives.
  private func partWithScheme(
    ofCall call: NodeID, in file: ProgramFile
  ) -> (node: NodeID, file: ProgramFile, isGiven: Bool)? {
    let callee = calleeName(of: call, in: file)
    if madeOfAddresses.contains(text(file.name(callee))) {
      let arguments = file.children(call).dropFirst()
      guard let first = arguments.first, let last = arguments.last else { return nil }
      // A path is no address, however it begins: `URL(fileURLWithPath:)`, `URL(filePath:)`.
      if text(file.name(first)).hasPrefix("file") { return nil }
      // What is relative is as remote as what it is relative to.
      let address = file.child(0, first)
      let isAbsolute = file.kind(address) == .stringLiteral && !file.flags(address).isDisjoint(with: Self.schemes)
      let isRelative = text(file.name(last)) == "relativeTo" && !isAbsolute
      return (file.child(0, isRelative ? last : first), file, false)
    }
    if let result = onlyResult(of: call, in: file) { return (result.node, result.file, true) }
    // `base.appendingPathComponent("x")` is as remote as its base.
    guard file.kind(callee) == .memberExpression, file.child(0, callee) != 0 else { return nil }
    if makersOfOthers.contains(text(file.name(callee))) {
      // `texts.compactMap(URL.init)` says the same otherwise; what a closure makes of each may be something else.
      let maker = CallShape(call, in: file).arguments.first?.expression ?? 0
      guard file.kind(maker) == .memberExpression, file.name(maker) == known.`init` else { return nil }
    }
    return (file.child(0, callee), file, false)
  }

  /// `components.url`, of what is no type of the program's.
  private func isPartOfAddress(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(node) == .memberExpression, file.child(0, node) != 0,
      partsOfAddresses.contains(text(file.name(node)))
    else { return false }
    if case .declaration? = resolve(node, in: file).candidates.first?.target { return false }
    return true
  }

  /// `var components = URLComponents()` with `components.host = "example.com"` in its function: a file has no host. With
  /// `components.scheme = "file"` beside it, or the host taken away again, it may be one all the same.
  private func isAddressWithHost(
    _ value: (node: NodeID, file: ProgramFile), of variable: NodeID, in file: ProgramFile
  ) -> Bool {
    guard file.kind(variable) == .identifierExpression, value.file === file, file.kind(value.node) == .callExpression,
      file.childCount(value.node) == 1, text(file.name(file.child(0, value.node))) == "URLComponents"
    else { return false }
    let function = function(ofVariable: variable, in: file)
    let parts = variableUses(file.name(variable), in: function, of: file).assignments.filter {
      file.kind($0[0]) == .memberExpression && $0.count == 3
    }
    let hosts = parts.filter { text(file.name($0[0])) == "host" }.map { $0[2] }
    return hosts.contains { file.kind($0) != .nilLiteral && !file.flags($0).contains(.isZero) }
      && !hosts.contains { file.kind($0) == .nilLiteral }
      && !parts.contains { text(file.name($0[0])) == "scheme" && isSchemeOfFiles($0[2], in: file) }
  }

  private func isSchemeOfFiles(_ value: NodeID, in file: ProgramFile) -> Bool {
    file.kind(value) == .stringLiteral
      && file.bytes(in: ByteRange(start: file.offset(value), end: file.end(value))).elementsEqual("\"file\"".utf8)
  }

  /// `URL`, of which `isFileURL` can be asked.
  func isAddress(_ type: SwiftType) -> Bool {
    type.nominalID.map { program.nominals[Int($0)].name == libraryWords.addressName } ?? false
  }

  /// Whether an address is a file's: `URL(fileURLWithPath: path).appendingPathComponent("a")`; nil where it does not show.
  func isFileAddress(_ root: NodeID, in start: ProgramFile) -> Bool? {
    var (node, file) = (root, start)
    for _ in 0..<16 {
      switch file.kind(node) {
      case .parenthesizedExpression, .tryExpression, .forceUnwrapExpression: node = file.child(0, node)
      case .identifierExpression, .memberExpression:
        guard let value = madeWith(node, in: file) else { return nil }
        (node, file) = value
      case .callExpression:
        let callee = calleeName(of: node, in: file)
        if madeOfAddresses.contains(text(file.name(callee))) {
          if text(file.name(file.child(1, node))).hasPrefix("file") { return true }
          return scheme(of: node, in: file).isEmpty ? nil : false
        }
        guard file.kind(callee) == .memberExpression, pathsBelow.contains(text(file.name(callee))) else { return nil }
        node = file.child(0, callee)
      default: return nil
      }
    }
    return nil
  }

  /// `urls` of `for url in urls`.
  private func listGoneThrough(by node: NodeID, in file: ProgramFile) -> NodeID? {
    guard case .local(let local)? = resolve(node, in: file).candidates.first?.target,
      case let loop = file.parent(local), file.kind(loop) == .forStatement, file.child(0, loop) == local
    else { return nil }
    return file.child(2, loop)
  }
}

/// What is as remote as its first argument.
private let madeOfAddresses: Set<String> = [
  "URL", "NSURL", "URLComponents", "NSURLComponents", "URLRequest", "String", "init",
]

/// What of an address is of the same kind.
private let pathsBelow: Set<String> = ["appendingPathComponent", "appending", "appendingPathExtension"]

/// What makes something else of addresses.
private let makersOfOthers: Set<String> = ["map", "compactMap", "flatMap", "reduce"]

/// What of an address, or of what holds one, is as remote.
private let partsOfAddresses: Set<String> = ["url", "absoluteURL", "absoluteString", "standardized"]
