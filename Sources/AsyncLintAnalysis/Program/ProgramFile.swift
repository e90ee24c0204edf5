import AsyncLintSyntax

/// A place in the program: a node of a file.
struct Place: Hashable, Sendable {
  var file: Int32
  var node: NodeID
}

/// One file within the program: its nodes, with names that mean the same in all files.
///
/// Bodies that were left unread are read when somebody asks for the children of their block. The numbers of their nodes are set
/// aside beforehand, so that they do not depend on which body is read first.
///
/// Every answer about a node begins with these arrays, and nothing changes them while somebody looks: that exclusivity is not
/// checked saves a quarter of all instructions.
final class ProgramFile {
  let index: Int32
  let path: String
  /// Index into `Program.modules`.
  let module: Int
  /// Findings in it are wanted.
  let isReported: Bool
  /// It is a library's, which is seen from outside.
  let isLibrary: Bool
  let root: NodeID
  let declarations: [DeclarationEntry]
  let directives: [Directive]
  let unreadBodies: [UnreadBody]
  /// Modules that the file imports by name.
  var imports: Set<GlobalName> = []
  /// Those of them that it hands on.
  var exports: Set<GlobalName> = []
  /// What it imports by its own name, and from which module: `import struct Module.Type`.
  var importedDeclarations: [GlobalName: GlobalName] = [:]
  /// By the node of a declaration: its id; variables by their binding pattern.
  @exclusivity(unchecked) var declarationOfNode = DeclarationMap()
  @exclusivity(unchecked) var localTables = AnswerTable<NodeID, LocalTable>()
  /// By the number of a module list of the catalogue: whether the file sees one of its modules, when that was asked for.
  @exclusivity(unchecked) var visibleLists: [Bool?] = []
  /// Some body declares a type or type alias.
  let hasLocalTypes: Bool
  /// Some of what the program may see stands in `#if`.
  let hasConditionalCode: Bool

  /// Those of the file, then those of the bodies that have been read. Their names are those of the program.
  @exclusivity(unchecked) private var nodes: [Node]
  /// Lists of children, as in `FileFacts`.
  @exclusivity(unchecked) private var childLists: [UInt32]
  /// Where the nodes with the numbers of a page stand in `nodes`.
  @exclusivity(unchecked) private var pageStarts: [UInt32]
  /// By body: the page at which its numbers begin. One more at the end.
  private let firstPages: [UInt32]
  /// By body: how many nodes it has without its block, when it has been read.
  @exclusivity(unchecked) private var bodyNodeCounts: [UInt32]
  /// Numbers of the file's own nodes are smaller.
  private let ownNodeCount: Int
  /// By position in `nodes`. Made when first asked for: only files with something to look at need it.
  @exclusivity(unchecked) private var parents: [NodeID] = []
  /// By position in `nodes`.
  @exclusivity(unchecked) private var scopeRoots: [NodeID] = []
  private let interner: Interner
  private let bodyReader: BodyReader
  private let source: SourceBytesProvider

  /// Nodes a page: 64.
  private static let pageBits: UInt32 = 6
  private static let pageMask: UInt32 = 63
  /// No construct makes more nodes than this of its tokens: the shortest, `a{}`, makes five of three.
  private static let nodesPerToken: UInt32 = 4

  /// `names`: by the file's own numbers.
  init(
    index: Int32, facts: consuming FileFacts, names: [GlobalName], path: String, module: Int, isReported: Bool,
    isLibrary: Bool,
    source: @escaping SourceBytesProvider, interner: Interner, bodyReader: BodyReader
  ) {
    self.index = index
    self.path = path
    self.module = module
    self.isReported = isReported
    self.isLibrary = isLibrary
    self.source = source
    self.interner = interner
    self.bodyReader = bodyReader
    root = facts.root
    declarations = facts.declarations
    directives = facts.directives
    unreadBodies = facts.unreadBodies
    ownNodeCount = facts.nodes.count
    hasConditionalCode = facts.hasConditionalCode
    hasLocalTypes = facts.declarations.contains { entry in
      guard entry.isLocal else { return false }
      switch facts.nodes[Int(entry.node)].kind {
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
        .typealiasDeclaration:
        return true
      default: return false
      }
    }
    var nodes = facts.takeNodes()
    for index in nodes.indices { nodes[index].name = names[Int(nodes[index].name)] }
    self.nodes = nodes
    childLists = facts.childListEntries
    var page = (UInt32(ownNodeCount) + Self.pageMask) >> Self.pageBits
    var pageStarts = (0..<page).map { $0 << Self.pageBits }
    var firstPages: [UInt32] = []
    firstPages.reserveCapacity(unreadBodies.count + 1)
    for body in unreadBodies {
      firstPages.append(page)
      page += (body.tokenCount * Self.nodesPerToken + Self.pageMask) >> Self.pageBits
    }
    firstPages.append(page)
    self.firstPages = firstPages
    pageStarts.append(contentsOf: repeatElement(0, count: Int(page) - pageStarts.count))
    self.pageStarts = pageStarts
    bodyNodeCounts = [UInt32](repeating: 0, count: unreadBodies.count)
  }

  /// The same file for another analyzer.
  init(_ other: ProgramFile, interner: Interner, bodyReader: BodyReader) {
    index = other.index
    path = other.path
    module = other.module
    isReported = other.isReported
    isLibrary = other.isLibrary
    root = other.root
    declarations = other.declarations
    directives = other.directives
    unreadBodies = other.unreadBodies
    imports = other.imports
    exports = other.exports
    importedDeclarations = other.importedDeclarations
    declarationOfNode = other.declarationOfNode
    visibleLists = other.visibleLists
    hasLocalTypes = other.hasLocalTypes
    hasConditionalCode = other.hasConditionalCode
    nodes = other.nodes
    childLists = other.childLists
    pageStarts = other.pageStarts
    firstPages = other.firstPages
    bodyNodeCounts = other.bodyNodeCounts
    ownNodeCount = other.ownNodeCount
    source = other.source
    self.interner = interner
    self.bodyReader = bodyReader
  }

  // MARK: Nodes

  @inline(__always)
  private func position(_ node: NodeID) -> Int {
    let page = Int(node >> Self.pageBits)
    let start = pageStarts[page]
    if start == 0, page != 0 { return positionAfterReading(node) }
    return Int(start &+ node & Self.pageMask)
  }

  /// Of a node that another analyzer has met in a body that nobody has read here. That of the missing node when it is gone.
  @inline(never)
  private func positionAfterReading(_ node: NodeID) -> Int {
    let page = node >> Self.pageBits
    let body = firstPages.indices.partitioningIndex { firstPages[$0] > page } - 1
    guard unreadBodies.indices.contains(body) else { return 0 }
    _ = childList(of: unreadBodies[body].block)
    let start = pageStarts[Int(page)]
    return start == 0 ? 0 : Int(start &+ node & Self.pageMask)
  }

  @inline(__always)
  func node(_ node: NodeID) -> Node { nodes[position(node)] }
  @inline(__always)
  func kind(_ node: NodeID) -> NodeKind { nodes[position(node)].kind }
  @inline(__always)
  func name(_ node: NodeID) -> GlobalName { nodes[position(node)].name }
  @inline(__always)
  func offset(_ node: NodeID) -> UInt32 { nodes[position(node)].offset }
  @inline(__always)
  func end(_ node: NodeID) -> UInt32 { nodes[position(node)].end }

  /// Of the block of a body there are none before it has been read: see `bodyFlags`.
  @inline(__always)
  func flags(_ node: NodeID) -> NodeFlags { nodes[position(node)].flags }

  /// The flags of a block, which is read for that if need be, or of anything else.
  func bodyFlags(_ block: NodeID) -> NodeFlags {
    _ = childList(of: block)
    return flags(block)
  }

  /// The children of a node in the order that its kind says, absent ones (0) included.
  @inline(__always)
  func children(_ node: NodeID) -> ArraySlice<NodeID> {
    let list = childList(of: node)
    return childLists[(list + 1)..<(list + 1 + Int(childLists[list]))]
  }

  /// Without the reference count that a slice costs.
  @inline(__always)
  func childCount(_ node: NodeID) -> Int { Int(childLists[childList(of: node)]) }

  /// Child number `index`; the missing node when there are fewer.
  @inline(__always)
  func child(_ index: Int, _ node: NodeID) -> NodeID {
    let list = childList(of: node)
    return index < Int(childLists[list]) ? childLists[list + 1 + index] : FileFacts.missing
  }

  @inline(__always)
  private func childList(of node: NodeID) -> Int {
    let list = nodes[position(node)].children
    if list != Node.unread { return Int(list) }
    read(bodyOf: node)
    return Int(nodes[position(node)].children)
  }

  @inline(__always)
  func parent(_ node: NodeID) -> NodeID {
    if parents.isEmpty { findParents() }
    return parents[position(node)]
  }

  /// The member, global or top-level statement that a node stands in.
  func scopeRoot(of node: NodeID) -> NodeID {
    if scopeRoots.isEmpty { findScopeRoots() }
    return scopeRoots[position(node)]
  }

  @inline(never)
  private func findParents() {
    var parents = [NodeID](repeating: 0, count: nodes.count)
    for node in nodes.indices {
      let list = nodes[node].children
      guard list != Node.unread else { continue }
      for index in 0..<Int(childLists[Int(list)]) {
        let child = childLists[Int(list) + 1 + index]
        if child != 0 { parents[Int(child)] = NodeID(node) }
      }
    }
    self.parents = parents
  }

  private func findScopeRoots() {
    if parents.isEmpty { findParents() }
    var roots = [NodeID](repeating: 0, count: nodes.count)
    // Children have smaller numbers than their parents.
    for index in nodes.indices.reversed() {
      let above = parents[index]
      let isRoot =
        above == 0 || kind(above) == .sourceFile
        || ((kind(above) == .block || kind(above) == .conditionalBranch) && isMemberBlock(above))
      roots[index] = isRoot ? NodeID(index) : roots[Int(above)]
    }
    scopeRoots = roots
  }

  // MARK: Bodies

  /// The nodes of all bodies too. For questions about everything that stands in one file.
  func allNodes() -> [NodeID] {
    var numbers = Array(0..<NodeID(ownNodeCount))
    for body in unreadBodies.indices { numbers += nodes(ofBody: body) }
    return numbers
  }

  /// The file's own nodes, without those in unread bodies.
  var ownNodes: Range<NodeID> { 0..<NodeID(ownNodeCount) }

  /// The nodes of a body without its block, which is read for that.
  func nodes(ofBody body: Int) -> Range<NodeID> {
    _ = childList(of: unreadBodies[body].block)
    let start = firstPages[body] << Self.pageBits
    return start..<(start + bodyNodeCounts[body])
  }

  @inline(never)
  private func read(bodyOf block: NodeID) {
    if scopeRoots.isEmpty { findScopeRoots() }
    let body = unreadBodies.indices.partitioningIndex { unreadBodies[$0].block >= block }
    let range = ByteRange(start: offset(block), end: end(block))
    let facts = bodyReader.body(at: range, isInitializer: unreadBodies[body].isInitializer, of: source, file: index)
    let room = (firstPages[body + 1] - firstPages[body]) << Self.pageBits
    // The missing node stands before the others and the block behind them.
    let count = facts.nodes.count - 2
    guard count >= 0, Int(facts.root) == count + 1, count <= Int(room) else {
      // The file has changed since.
      nodes[position(block)].children = 0
      return
    }
    bodyNodeCounts[body] = UInt32(count)
    for page in 0...(UInt32(count) >> Self.pageBits) where firstPages[body] + page < firstPages[body + 1] {
      pageStarts[Int(firstPages[body] + page)] = UInt32(nodes.count) + page << Self.pageBits
    }
    append(facts, below: block, from: firstPages[body] << Self.pageBits)
  }

  /// Adds the nodes of a body, whose numbers begin with `start`.
  private func append(_ facts: FileFacts, below block: NodeID, from start: NodeID) {
    let newNames = (NameID(WellKnownName.count)..<NameID(max(facts.names.count, WellKnownName.count))).map {
      interner.intern(facts.names.bytes(of: $0))
    }
    let root = scopeRoots[position(block)]
    let (firstNode, firstList) = (nodes.count, UInt32(childLists.count))
    let count = facts.nodes.count - 2
    for index in 1..<(count + 1) {
      var node = facts.nodes[index]
      if node.name >= WellKnownName.count { node.name = newNames[Int(node.name) - WellKnownName.count] }
      if node.children != 0 { node.children += firstList - 1 }
      nodes.append(node)
    }
    parents.append(contentsOf: repeatElement(0, count: count))
    scopeRoots.append(contentsOf: repeatElement(root, count: count))
    childLists.append(contentsOf: facts.childListEntries[1...])
    let top = facts.nodes[Int(facts.root)]
    nodes[position(block)].flags = top.flags
    nodes[position(block)].children = top.children == 0 ? 0 : top.children + firstList - 1
    adopt(childrenAt: position(block), of: block, from: start)
    for position in firstNode..<nodes.count {
      adopt(childrenAt: position, of: start + NodeID(position - firstNode), from: start)
    }
  }

  /// Numbers the children of a new node as in the file, and notes their parent.
  private func adopt(childrenAt position: Int, of parent: NodeID, from start: NodeID) {
    let list = Int(nodes[position].children)
    guard list != 0 else { return }
    for index in (list + 1)..<(list + 1 + Int(childLists[list])) where childLists[index] != 0 {
      childLists[index] += start - 1
      parents[self.position(childLists[index])] = parent
    }
  }

  /// The bytes of the token that names a node.
  func nameRange(_ node: NodeID) -> ByteRange {
    let entry = self.node(node)
    switch entry.kind {
    case .subscriptExpression, .closureExpression:
      return ByteRange(start: entry.offset, end: entry.offset + 1)
    case .keyPathComponent where entry.name == 0:
      return ByteRange(start: entry.offset, end: entry.offset + 1)
    default:
      let ticks: UInt32 = entry.flags.contains(.isBackticked) ? 2 : 0
      let length = max(interner.length(of: entry.name) + ticks, 1)
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

/// Reads bodies that were left unread. One for each analyzer: it keeps the bytes of the file that was asked for last.
final class BodyReader {
  private let parser = FileParser()
  private var file: Int32 = -1
  private var bytes: [UInt8] = []

  func body(at range: ByteRange, isInitializer: Bool, of source: SourceBytesProvider, file: Int32) -> FileFacts {
    if self.file != file {
      bytes = source()
      self.file = file
    }
    return parser.body(in: bytes, at: range, isInitializer: isInitializer)
  }
}

extension FileFacts {
  /// By the file's own numbers.
  func globalNames(_ interner: Interner) -> [GlobalName] {
    (0..<NameID(names.count)).map { $0 < WellKnownName.count ? $0 : interner.intern(names.bytes(of: $0)) }
  }
}
