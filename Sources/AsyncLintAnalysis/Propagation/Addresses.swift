import AsyncLintSyntax

/// What the code says of an address, and the expression beyond which nothing of it shows: a parameter, or `self`, may tell more.
struct AddressEnd {
  var scheme: NodeFlags
  var node: NodeID
  var file: ProgramFile
}

/// Where an address evidently leads: `if remote-url(N)`.
extension Analyzer {
  private static let schemes: NodeFlags = [.isRemoteAddress, .isDataAddress]

  /// The most expressions that are looked at for one address.
  private static let mostParts = 64

  /// `.isRemoteAddress` of `URL(string: "https:…")!`, `URL(string: "\(base)/feed")!`, `URL(string: String(format: "https:…", id))!`,
  /// `.isDataAddress` of `URL(string: "data:…")!`, directly or by way of a constant; empty where it does not show, or is a file's.
  func scheme(of root: NodeID, in file: ProgramFile) -> NodeFlags { endOfAddress(root, in: file).scheme }

  /// The same with where it ends.
  func endOfAddress(_ root: NodeID, in file: ProgramFile) -> AddressEnd {
    var rest = Self.mostParts
    return endOfAddress(root, in: file, &rest)
  }

  private func endOfAddress(_ root: NodeID, in start: ProgramFile, _ rest: inout Int) -> AddressEnd {
    var node = root
    var file = start
    // What may be replaced by an address of another kind is not known to need no loading.
    var known = Self.schemes
    while rest > 0 {
      rest -= 1
      switch file.kind(node) {
      case .stringLiteral:
        let scheme = file.flags(node).intersection(Self.schemes)
        if !scheme.isEmpty { return AddressEnd(scheme: scheme.intersection(known), node: node, file: file) }
        // `"\(base)/feed"` is as remote as its base.
        guard let first = file.children(node).first, file.kind(first) == .interpolation,
          file.offset(first) == file.offset(node) + 1
        else { return AddressEnd(scheme: [], node: node, file: file) }
        node = file.child(0, file.child(0, first))
        continue
      case .forceUnwrapExpression, .parenthesizedExpression, .tryExpression, .optionalChainExpression:
        node = file.child(0, node)
        continue
      case .sequenceExpression:
        if text(file.name(file.child(1, node))) != "+" { known.remove(.isDataAddress) }
        // `isTest ? "https:…" : "http:…"`
        let choice = file.children(node).first { file.kind($0) == .ternaryOperator }
        node = file.child(0, choice ?? node)
        continue
      case .subscriptExpression:
        node = file.child(0, node)
        continue
      case .macroExpansionExpression where text(file.name(node)) == "require":
        node = file.child(0, file.children(node).first { file.kind($0) == .argument } ?? 0)
        continue
      case .arrayLiteral:
        known.remove(.isDataAddress)
        guard file.childCount(node) == 1 else {
          // Of a long list the first few speak for all.
          let values = file.children(node).prefix(Self.mostAddressesOfList).map { ($0, file) }
          return end(of: values, at: node, in: file, &rest)
        }
        node = file.child(0, node)
        continue
      case .switchExpression, .ifExpression:
        return endOfBranches(node, in: file, &rest)
      case .callExpression:
        if let next = partWithScheme(ofCall: node, in: file) {
          if next.isGiven { known.remove(.isDataAddress) }
          (node, file) = (next.node, next.file)
          continue
        }
        if let results = results(of: node, in: file) { return end(of: results, at: node, in: file, &rest) }
      case .memberExpression, .identifierExpression:
        if let value = valueAssigned(to: node, in: file) {
          known.remove(.isDataAddress)
          node = value
          continue
        }
        if let value = constantValue(of: node, in: file) {
          if isAddressWithHost(value, of: node, in: file) {
            return AddressEnd(scheme: .isRemoteAddress, node: node, file: file)
          }
          if !isConstant(value.node, in: value.file) { known.remove(.isDataAddress) }
          (node, file) = value
          continue
        }
        if let made = valueHeld(at: node, in: file) {
          known.remove(.isDataAddress)
          (node, file) = made
          continue
        }
        if isPartOfAddress(node, in: file) {
          node = file.child(0, node)
          continue
        }
        known.remove(.isDataAddress)
        if let result = onlyResult(of: node, in: file) {
          (node, file) = result
          continue
        }
        if let list = listGoneThrough(by: node, in: file) {
          node = list
          continue
        }
        if let values = rawValues(of: node, in: file) ?? results(of: node, in: file) {
          return end(of: values, at: node, in: file, &rest)
        }
      default: break
      }
      break
    }
    return AddressEnd(scheme: [], node: node, file: file)
  }

  /// `file` of `url = file`, the last that is surely put into a variable before it is read.
  private func valueAssigned(to variable: NodeID, in file: ProgramFile) -> NodeID? {
    guard file.kind(variable) == .identifierExpression else { return nil }
    switch resolve(variable, in: file).candidates.first?.target {
    case .local(let local): if file.kind(local) != .bindingPattern { return nil }
    case .declaration(let id):
      if program[id].kind != .variable || program[id].flags.contains(.isLet) { return nil }
    default: return nil
    }
    let uses = variableUses(file.name(variable), in: function(ofVariable: variable, in: file), of: file)
    return uses.assignments.last { parts in
      let whole = file.parent(parts[0])
      return parts.count == 3 && file.kind(parts[0]) == .identifierExpression
        && file.kind(parts[1]) == .assignmentOperator && file.end(whole) <= file.offset(variable)
        && file.end(file.parent(whole)) > file.offset(variable)
    }?[2]
  }

  private static let mostAddressesOfList = 8

  /// What a `switch` or `if` gives whose branches all are remote.
  private func endOfBranches(_ node: NodeID, in file: ProgramFile, _ rest: inout Int) -> AddressEnd {
    let values = valuesOfBranches(of: node, in: file).map { ($0, file) }
    return end(of: values, at: node, in: file, &rest)
  }

  /// Of several values one that is no remote address speaks for all.
  private func end(
    of values: [(node: NodeID, file: ProgramFile)], at node: NodeID, in file: ProgramFile, _ rest: inout Int
  ) -> AddressEnd {
    var isRemote = !values.isEmpty
    for value in values where isRemote {
      isRemote = endOfAddress(value.node, in: value.file, &rest).scheme == .isRemoteAddress
    }
    return AddressEnd(scheme: isRemote ? .isRemoteAddress : [], node: node, file: file)
  }

  /// All that a function or property of the program may give, of several.
  private func results(of node: NodeID, in file: ProgramFile) -> [(node: NodeID, file: ProgramFile)]? {
    let name = file.kind(node) == .callExpression ? calleeName(of: node, in: file) : node
    let candidates = resolve(name, in: file).candidates
    guard candidates.count == 1, case .declaration(let id) = candidates[0].target,
      (program[id].kind == .function) == (file.kind(node) == .callExpression),
      case let home = self.file(of: id), let values = valuesGiven(by: id, in: home), values.count > 1
    else { return nil }
    return values.map { (home.unparenthesized($0), home) }
  }

  /// What begins as the result of a call does. `isGiven`: it is what the program's own function always gives.
  private func partWithScheme(
    ofCall call: NodeID, in file: ProgramFile
  ) -> (node: NodeID, file: ProgramFile, isGiven: Bool)? {
    let callee = calleeName(of: call, in: file)
    if let made = valueMade(byInitializer: callee, in: file) { return (made.node, made.file, true) }
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
      if file.kind(maker) == .closureExpression {
        // `texts.map { URL(string: $0)! }` too.
        let values = returnedValues(of: file.child(4, maker), in: file)
        return values.count == 1 ? (file.unparenthesized(values[0]), file, true) : nil
      }
      guard file.kind(maker) == .memberExpression, file.name(maker) == known.`init` else { return nil }
    }
    return (file.child(0, callee), file, false)
  }

  /// `extension URL { init(path: String) { self = URL(string: "https://example.com/\(path)")! } }`: what an initializer of the program puts in
  /// the place of `self`, or the call that it leaves that to.
  private func valueMade(
    byInitializer callee: NodeID, in file: ProgramFile
  ) -> (node: NodeID, file: ProgramFile)? {
    let candidates = resolve(callee, in: file).candidates
    guard candidates.count == 1, case .declaration(let id) = candidates[0].target, program[id].kind == .initializer,
      case let home = self.file(of: id)
    else { return nil }
    var made: [NodeID] = []
    var nodes = home.descendants(of: home.child(5, program[id].node), atMost: Self.mostNodesOfInitializer)
    while let node = nodes.next() {
      switch home.kind(node) {
      case .closureExpression, .functionDeclaration: nodes.skipChildren()
      case .sequenceExpression
      where home.childCount(node) == 3 && home.kind(home.child(1, node)) == .assignmentOperator
        && home.name(home.child(0, node)) == known.`self`:
        made.append(home.child(2, node))
      case .callExpression:
        let callee = home.child(0, node)
        if home.kind(callee) == .memberExpression, home.name(callee) == known.`init`,
          home.name(home.child(0, callee)) == known.`self`
        {
          made.append(node)
        }
      default: break
      }
    }
    return made.count == 1 && !nodes.isCutShort ? (home.unparenthesized(made[0]), home) : nil
  }

  /// Longer initializers are taken for what may make any address.
  private static let mostNodesOfInitializer = 200

  /// `Endpoint.users.url`: what the initializer was given that made the value.
  private func valueHeld(at node: NodeID, in file: ProgramFile) -> (node: NodeID, file: ProgramFile)? {
    guard file.kind(node) == .memberExpression, file.child(0, node) != 0,
      case .declaration(let id)? = resolve(node, in: file).candidates.first?.target, program[id].kind == .variable,
      program[id].owner >= 0, !program[id].flags.contains(.isStatic)
    else { return nil }
    let value = followed(GivenValue(subject: .expression(node), node: node, file: file, path: []), depth: 0)
    guard value.path.isEmpty, case .expression(let made) = value.subject, made != node || value.file !== file else {
      return nil
    }
    return (value.file.unparenthesized(made), value.file)
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

  /// `urls` of `for url in urls` and of `urls.map { … }`.
  private func listGoneThrough(by node: NodeID, in file: ProgramFile) -> NodeID? {
    passing(node, in: file).flatMap { $0.list == 0 ? nil : $0.list }
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
