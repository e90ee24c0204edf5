import AsyncLintSyntax

/// A place in the program: a node of a file.
struct Place: Hashable, Sendable {
  var file: Int32
  var node: NodeID
}

/// One file within the program: its facts, with names that mean the same in all files.
final class ProgramFile {
  let index: Int32
  let facts: FileFacts
  let path: String
  /// Index into `Program.modules`.
  let module: Int
  /// Findings in it are wanted.
  let isReported: Bool
  /// It is a library's, which is seen from outside.
  let isLibrary: Bool
  /// By the file's own name ids.
  let names: [GlobalName]
  /// Modules that the file imports by name.
  var imports: Set<GlobalName> = []
  /// Those of them that it hands on.
  var exports: Set<GlobalName> = []
  /// By the node of a declaration: its id; variables by their binding pattern.
  var declarationOfNode = DeclarationMap()
  var localTables = AnswerTable<NodeID, LocalTable>()
  /// By the number of a module list of the catalogue: whether the file sees one of its modules, when that was asked for.
  var visibleLists: [Bool?] = []
  private var localNames = AnswerTable<GlobalName, NameID>()
  /// The parent of each node. Made when first asked for: only files with something to look at need it.
  private var parents: [NodeID] = []

  /// For each node the member, global or top-level statement that it stands in. Children have smaller ids than their parents.
  private(set) lazy var scopeRoots: [NodeID] = {
    let parents = self.parents
    var roots = [NodeID](repeating: 0, count: parents.count)
    for index in parents.indices.reversed() {
      let node = NodeID(index)
      let above = parents[index]
      let isRoot =
        above == 0 || kind(above) == .sourceFile
        || ((kind(above) == .block || kind(above) == .conditionalBranch) && isMemberBlock(above))
      roots[index] = isRoot ? node : roots[Int(above)]
    }
    return roots
  }()

  init(
    index: Int32, facts: FileFacts, path: String, module: Int, isReported: Bool, isLibrary: Bool,
    interner: inout Interner
  ) {
    self.index = index
    self.facts = facts
    self.path = path
    self.module = module
    self.isReported = isReported
    self.isLibrary = isLibrary
    names = (0..<facts.names.count).map { interner.intern(facts.names.bytes(of: NameID($0))) }
  }

  @inline(__always)
  func kind(_ node: NodeID) -> NodeKind { facts.nodes[Int(node)].kind }
  @inline(__always)
  func name(_ node: NodeID) -> GlobalName { names[Int(facts.nodes[Int(node)].name)] }
  @inline(__always)
  func flags(_ node: NodeID) -> NodeFlags { facts.nodes[Int(node)].flags }
  @inline(__always)
  func offset(_ node: NodeID) -> UInt32 { facts.nodes[Int(node)].offset }
  @inline(__always)
  func end(_ node: NodeID) -> UInt32 { facts.nodes[Int(node)].end }
  @inline(__always)
  func child(_ index: Int, _ node: NodeID) -> NodeID { facts.child(index, of: node) }
  @inline(__always)
  func childCount(_ node: NodeID) -> Int { facts.childCount(of: node) }
  @inline(__always)
  func children(_ node: NodeID) -> ArraySlice<NodeID> { facts.children(of: node) }

  @inline(__always)
  func parent(_ node: NodeID) -> NodeID {
    if parents.isEmpty { findParents() }
    return parents[Int(node)]
  }

  @inline(never)
  private func findParents() {
    var parents = [NodeID](repeating: 0, count: facts.nodes.count)
    for node in facts.nodes.indices.dropFirst() {
      for index in 0..<facts.childCount(of: NodeID(node)) {
        let child = facts.child(index, of: NodeID(node))
        if child != 0 { parents[Int(child)] = NodeID(node) }
      }
    }
    self.parents = parents
  }

  /// The file's own id of a name, if it occurs in it.
  func localName(of name: GlobalName) -> NameID? {
    if localNames.isEmpty {
      for (own, global) in names.enumerated() where localNames[global] == nil { localNames[global] = NameID(own) }
    }
    return localNames[name]
  }

  /// Bytes of the token that names a node.
  func nameRange(_ node: NodeID) -> ByteRange {
    let entry = facts.nodes[Int(node)]
    switch entry.kind {
    case .subscriptExpression, .closureExpression:
      return ByteRange(start: entry.offset, end: entry.offset + 1)
    case .keyPathComponent where entry.name == 0:
      return ByteRange(start: entry.offset, end: entry.offset + 1)
    default:
      let ticks: UInt32 = entry.flags.contains(.isBackticked) ? 2 : 0
      let length = max(facts.names.length(of: entry.name) + ticks, 1)
      return ByteRange(start: entry.offset, end: entry.offset + length)
    }
  }

  /// The node without the parentheses around it.
  func unparenthesized(_ node: NodeID) -> NodeID {
    var node = node
    while kind(node) == .parenthesizedExpression { node = child(0, node) }
    return node
  }

  /// The nearest ancestor of one of the kinds for which `isWanted` answers true; 0 if there is none.
  func ancestor(of node: NodeID, where isWanted: (NodeKind) -> Bool) -> NodeID {
    var node = parent(node)
    while node != 0, !isWanted(kind(node)) { node = parent(node) }
    return node
  }
}
