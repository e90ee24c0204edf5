import AsyncLintSyntax

/// A place in the program: a node of a file.
struct Place: Hashable, Sendable {
  var file: Int32
  var node: NodeID

  func hash(into hasher: inout Hasher) { hasher.combine(bits) }
  func _rawHashValue(seed: Int) -> Int { tableHash(seed: seed) }
}

/// One file within the program: its nodes, with names that mean the same in all files.
///
/// Bodies that were left unread are read when somebody asks for the children of their block. The numbers of their nodes are set
/// aside beforehand, so that they do not depend on which body is read first.
///
/// Every answer about a node begins here.
final class ProgramFile {
  let index: Int32
  let path: String
  /// Index into `Program.modules`.
  let module: Int
  let settings: TargetSettings
  /// Findings in it are wanted.
  let isReported: Bool
  /// It is a library's, which is seen from outside.
  let isLibrary: Bool
  let root: NodeID
  let declarations: [DeclarationEntry]
  let directives: [Directive]
  let unreadBodies: [UnreadBody]
  /// Modules that the file imports by name.
  @exclusivity(unchecked) var imports: Set<GlobalName> = []
  /// Those of them of which it can name all that they have, not only single declarations.
  @exclusivity(unchecked) var wholeImports: Set<GlobalName> = []
  /// Those of them that it hands on.
  @exclusivity(unchecked) var exports: Set<GlobalName> = []
  /// What it imports by its own name, and from which module: `import struct Module.Type`.
  @exclusivity(unchecked) var importedDeclarations: [GlobalName: GlobalName] = [:]
  /// By the node of a declaration: its id; variables by their binding pattern.
  @exclusivity(unchecked) var declarationOfNode = DeclarationMap()
  @exclusivity(unchecked) var localTables = AnswerTable<NodeID, LocalTable>()
  /// By the number of a module list of the catalogue: whether the file sees one of its modules, when that was asked for.
  @exclusivity(unchecked) var visibleLists: [Bool?] = []
  /// Some body declares a type or type alias.
  let hasLocalTypes: Bool
  /// Something stands in `#if`, maybe in an unread body.
  let hasConditionalCode: Bool

  /// All but those in unread bodies.
  private let own: FileNodes
  /// By page of numbers behind the file's own, of which bodies have as many as they may need. Empty while no body has been read.
  @exclusivity(unchecked) private var pages: [BodyPage] = []
  /// Empty while no body has been read.
  @exclusivity(unchecked) private var heads: [BodyHead] = []
  /// By body: the page at which its numbers begin. One more at the end.
  private let firstPages: [UInt32]
  /// By node of the file's own. Made when first asked for: only files with something to look at need it.
  @exclusivity(unchecked) private var parents = NodeNumbers()
  /// Of what has been read: those outside of unread bodies together with `parents`.
  @exclusivity(unchecked) private(set) var longChains = LongChains()
  /// The last links of those outside of unread bodies.
  private let lastLinks: [NodeID]
  /// As in `FileFacts`.
  let blockingWarnings: [NodeID]
  /// Of parts that are long: how often they have been gone through, and their uses when that was often.
  @exclusivity(unchecked) var visitsOfLongParts: [Int: (count: Int, uses: KeptUses?)] = [:]
  /// Uses that propagation has looked at. The same for all analyzers: only one at a time is asked about the file's uses.
  private let lookedAt: NumberSet
  private let interner: Interner
  private let bodyStore: BodyStore
  private let source: SourceBytesProvider

  /// No construct makes more nodes than this of its tokens: the shortest, `a{}`, makes five of three.
  private static let nodesPerToken: UInt32 = 4

  /// `names`: by the file's own numbers.
  init(
    index: Int32, facts: consuming FileFacts, names: [GlobalName], path: String, module: Int,
    settings: TargetSettings, isReported: Bool, isLibrary: Bool,
    source: @escaping SourceBytesProvider, interner: Interner, bodyStore: BodyStore
  ) {
    var facts = facts
    self.index = index
    self.path = path
    self.module = module
    self.settings = settings
    self.isReported = isReported
    self.isLibrary = isLibrary
    self.source = source
    self.interner = interner
    self.bodyStore = bodyStore
    root = facts.root
    declarations = facts.declarations
    directives = facts.directives
    unreadBodies = facts.unreadBodies
    lastLinks = facts.longChains
    blockingWarnings = facts.blockingWarnings
    hasConditionalCode = facts.hasConditionalCode
    lookedAt = NumberSet()
    hasLocalTypes = facts.declarations.contains { entry in
      guard entry.isLocal else { return false }
      switch facts.nodes[Int(entry.node)].kind {
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
        .typealiasDeclaration:
        return true
      default: return false
      }
    }
    own = FileNodes(takenFrom: &facts, names: names)
    var page = own.pageCount
    var firstPages: [UInt32] = []
    firstPages.reserveCapacity(unreadBodies.count + 1)
    for body in unreadBodies {
      firstPages.append(page)
      page += (body.tokenCount * Self.nodesPerToken + BodyPage.mask) >> BodyPage.bits
    }
    firstPages.append(page)
    self.firstPages = firstPages
    // What an extension extends is asked of every file that has one, on one thread; files are made on all.
    if declarations.contains(where: { own.nodes[Int($0.node)].kind == .extensionDeclaration }) { findParents() }
  }

  /// The text of a part, read again; empty where the file is shorter by now.
  func bytes(in range: ByteRange) -> ArraySlice<UInt8> {
    let all = source()
    return range.start <= range.end && Int(range.end) <= all.count ? all[Int(range.start)..<Int(range.end)] : []
  }

  /// The same file for another analyzer.
  init(_ other: ProgramFile, interner: Interner, bodyStore: BodyStore) {
    index = other.index
    path = other.path
    module = other.module
    settings = other.settings
    isReported = other.isReported
    isLibrary = other.isLibrary
    root = other.root
    declarations = other.declarations
    directives = other.directives
    unreadBodies = other.unreadBodies
    imports = other.imports
    wholeImports = other.wholeImports
    exports = other.exports
    importedDeclarations = other.importedDeclarations
    declarationOfNode = other.declarationOfNode
    visibleLists = other.visibleLists
    hasLocalTypes = other.hasLocalTypes
    hasConditionalCode = other.hasConditionalCode
    own = other.own
    parents = other.parents
    longChains = other.longChains
    lastLinks = other.lastLinks
    blockingWarnings = other.blockingWarnings
    lookedAt = other.lookedAt
    firstPages = other.firstPages
    source = other.source
    self.interner = interner
    self.bodyStore = bodyStore
  }

  // MARK: Nodes

  @inline(__always)
  private func isOwn(_ node: NodeID) -> Bool { Int(node) < own.count }

  @inline(__always)
  func node(_ node: NodeID) -> Node { isOwn(node) ? own.nodes[Int(node)] : entry(node).pointee.node }
  @inline(__always)
  func kind(_ node: NodeID) -> NodeKind { isOwn(node) ? own.nodes[Int(node)].kind : entry(node).pointee.node.kind }
  @inline(__always)
  func name(_ node: NodeID) -> GlobalName { isOwn(node) ? own.nodes[Int(node)].name : entry(node).pointee.node.name }
  /// `$0`, `$1`.
  func isArgumentOfClosure(_ node: NodeID) -> Bool {
    let name = interner.bytes(of: name(node))
    return name.first == UInt8(ascii: "$")
      && name.dropFirst().first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }
  /// `item` of a closure's parameter `$item`, which declares both; nil for others, and where no code names it.
  func nameOfWrappedValue(_ parameter: NodeID) -> GlobalName? {
    let name = interner.bytes(of: name(parameter))
    guard name.first == UInt8(ascii: "$") else { return nil }
    return interner.name(String(decoding: name.dropFirst(), as: UTF8.self))
  }
  @inline(__always)
  func offset(_ node: NodeID) -> UInt32 { isOwn(node) ? own.nodes[Int(node)].offset : entry(node).pointee.node.offset }
  @inline(__always)
  func end(_ node: NodeID) -> UInt32 { isOwn(node) ? own.nodes[Int(node)].end : entry(node).pointee.node.end }

  /// Of the block of an unread body there are none: see `bodyFlags`.
  @inline(__always)
  func flags(_ node: NodeID) -> NodeFlags { isOwn(node) ? own.nodes[Int(node)].flags : entry(node).pointee.node.flags }

  /// The flags of a block, which is read for that if need be, or of anything else.
  func bodyFlags(_ block: NodeID) -> NodeFlags {
    guard let body = unreadBody(ofBlock: block) else { return flags(block) }
    return head(of: body).flags
  }

  /// The children of a node in the order that its kind says, absent ones (0) included.
  @inline(__always)
  func children(_ node: NodeID) -> NodeList { childList(of: node) }

  @inline(__always)
  func childCount(_ node: NodeID) -> Int { childList(of: node).count }

  /// Child number `index`; the missing node when there are fewer.
  @inline(__always)
  func child(_ index: Int, _ node: NodeID) -> NodeID {
    let list = childList(of: node)
    return index < list.count ? list[index] : FileFacts.missing
  }

  @inline(__always)
  private func childList(of node: NodeID) -> NodeList {
    guard isOwn(node) else {
      let page = page(of: node)
      let offset = node & BodyPage.mask
      guard let entries = page.entries, let lists = page.lists, offset < page.count else {
        return NodeList(bodyStore.noChildren)
      }
      return NodeList(lists + Int(entries[Int(offset)].node.children))
    }
    let list = own.nodes[Int(node)].children
    if list & FileNodes.bodyMark == 0 { return own.childList(at: list) }
    return NodeList(head(of: Int(list & ~FileNodes.bodyMark)).children ?? bodyStore.noChildren)
  }

  /// The node that a node is a child of; of an `else if`, however far down, the first `if`, so that a long chain is not deep.
  @inline(__always)
  func parent(_ node: NodeID) -> NodeID {
    guard isOwn(node) else { return entry(node).pointee.parent }
    if parents.isEmpty { findParents() }
    return parents[Int(node)]
  }

  /// The parent of a node; of a link of a long chain the chain's last link. For questions that ask of no link.
  @inline(__always)
  func outward(_ node: NodeID) -> NodeID {
    let last = longChains.last(node)
    return last == node ? parent(node) : last
  }

  /// The member, global or top-level statement that a node stands in.
  func scopeRoot(of node: NodeID) -> NodeID {
    guard isOwn(node) else { return page(of: node).scopeRoot }
    var root = node
    while true {
      let above = outward(root)
      if above == 0 || kind(above) == .sourceFile { return root }
      if kind(above) == .block || kind(above) == .conditionalBranch, isMemberBlock(above) { return root }
      root = above
    }
  }

  @inline(never)
  private func findParents() {
    var parents = [NodeID](repeating: 0, count: own.count)
    func isIf(_ node: NodeID) -> Bool { own.nodes[Int(node)].kind == .ifExpression }
    parents.withUnsafeMutableBufferPointer { parents in
      own.visitChildren { child, parent in parents[Int(child)] = parent }
      // Of the missing node, which stands wherever a child is absent.
      parents[0] = 0
    }
    for node in own.ifs.reversed() {
      let above = parents[Int(node)]
      if isIf(above), isIf(parents[Int(above)]) { parents[Int(node)] = parents[Int(above)] }
    }
    self.parents = parents.withUnsafeBufferPointer { NodeNumbers($0) }
    for link in lastLinks { longChains.add(endingWith: link, of: self) }
  }

  // MARK: Bodies

  /// The nodes of all bodies too. For questions about everything that stands in one file.
  func allNodes() -> [NodeID] {
    var numbers = Array(ownNodes)
    for body in unreadBodies.indices { numbers += nodes(ofBody: body) }
    return numbers
  }

  /// The file's own nodes, without those in unread bodies.
  var ownNodes: Range<NodeID> { 0..<NodeID(own.count) }

  /// The nodes of a body without its block, which is read for that.
  func nodes(ofBody body: Int) -> Range<NodeID> {
    let start = firstPages[body] << BodyPage.bits
    return start..<(start + head(of: body).count)
  }

  /// Whether a part, as `NameIndex` counts them, has so many nodes that to go through it often is felt.
  func isLong(part: Int) -> Bool { (part == 0 ? own.count : Int(unreadBodies[part - 1].tokenCount)) > 2_000 }

  /// Calls the closure with kind, name and number of all nodes of a part, as `NameIndex` counts them, in their order; a body is read for
  /// that. Along the memory that they stand in: to ask for one node after the other took more than twice as many instructions.
  @inline(__always)
  func visitNodes(inPart part: Int, _ visit: (NodeKind, GlobalName, NodeID) -> Void) {
    if part == 0 {
      for index in 0..<own.count { visit(own.nodes[index].kind, own.nodes[index].name, NodeID(index)) }
      return
    }
    let numbers = nodes(ofBody: part - 1)
    if numbers.isEmpty { return }
    let entries = entry(numbers.lowerBound)
    for index in 0..<numbers.count {
      visit(entries[index].node.kind, entries[index].node.name, numbers.lowerBound + NodeID(index))
    }
  }

  /// Some function outside of unread bodies keeps the value of an argument for later.
  var hasKeepers: Bool { own.hasKeepers }

  /// Generic parameters, associated types and conformance requirements outside of unread bodies.
  var boundNodes: [NodeID] { own.boundNodes }

  /// Remembers that a use is looked at.
  func lookAt(_ node: NodeID) {
    lookedAt.insert(Int(node), of: Int(firstPages[unreadBodies.count] << BodyPage.bits))
  }

  func isLookedAt(_ node: NodeID) -> Bool { lookedAt.contains(Int(node)) }

  /// Gives up the nodes of all bodies; they are read again when somebody asks for them.
  func forgetBodies() {
    pages = []
    heads = []
  }

  /// The number of the unread body whose block a node is.
  func unreadBody(ofBlock block: NodeID) -> Int? {
    guard isOwn(block), own.nodes[Int(block)].children & FileNodes.bodyMark != 0 else { return nil }
    return Int(own.nodes[Int(block)].children & ~FileNodes.bodyMark)
  }

  @inline(__always)
  private func head(of body: Int) -> BodyHead {
    if body < heads.count, heads[body].children != nil { return heads[body] }
    return read(body)
  }

  /// The missing node in place of one that is gone.
  @inline(__always)
  private func entry(_ node: NodeID) -> UnsafePointer<BodyEntry> {
    let page = page(of: node)
    let offset = node & BodyPage.mask
    guard let entries = page.entries, offset < page.count else { return bodyStore.missing }
    return entries + Int(offset)
  }

  @inline(__always)
  private func page(of node: NodeID) -> BodyPage {
    // Below zero behind the last of the file's own nodes, where no node is.
    let index = Int(node >> BodyPage.bits) - Int(own.pageCount)
    if pages.indices.contains(index), pages[index].entries != nil { return pages[index] }
    return pageAfterReading(node)
  }

  /// Of a node in a body that nobody has read here, or that was given up since.
  @inline(never)
  private func pageAfterReading(_ node: NodeID) -> BodyPage {
    let page = node >> BodyPage.bits
    let body = firstPages.indices.partitioningIndex { firstPages[$0] > page } - 1
    guard unreadBodies.indices.contains(body) else { return BodyPage() }
    _ = head(of: body)
    return pages[Int(page - own.pageCount)]
  }

  @inline(never)
  private func read(_ body: Int) -> BodyHead {
    if heads.isEmpty {
      heads = Array(repeating: BodyHead(), count: unreadBodies.count)
      pages = Array(repeating: BodyPage(), count: Int(firstPages[unreadBodies.count] - own.pageCount))
      bodyStore.note(index)
    }
    let block = unreadBodies[body].block
    let range = ByteRange(start: offset(block), end: end(block))
    let numbers = firstPages[body]..<firstPages[body + 1]
    let root = scopeRoot(of: block)
    let found = bodyStore.read(
      range, isInitializer: unreadBodies[body].isInitializer, of: index, source, block: block,
      first: numbers.lowerBound << BodyPage.bits, room: numbers.count << BodyPage.bits)
    for (number, page) in numbers.enumerated() {
      let start = number << Int(BodyPage.bits)
      let count = max(0, min(Int(found?.head.count ?? 0) - start, 1 << Int(BodyPage.bits)))
      pages[Int(page - own.pageCount)] = BodyPage(
        entries: found.map { $0.entries + min(start, Int($0.head.count)) } ?? bodyStore.missing,
        lists: found?.lists ?? bodyStore.noChildren, count: UInt32(count), scopeRoot: root)
    }
    heads[body] = found?.head ?? BodyHead(children: bodyStore.noChildren)
    for link in found?.longChains ?? [] { longChains.add(endingWith: link, of: self) }
    return heads[body]
  }

  /// The bytes of the token that names a node.
  func nameRange(_ node: NodeID) -> ByteRange {
    let entry = self.node(node)
    switch entry.kind {
    case .subscriptExpression, .closureExpression:
      return ByteRange(start: entry.offset, end: entry.offset + 1)
    case .attribute: return nameRange(child(0, node))
    case .keyPathComponent where entry.name == 0:
      return ByteRange(start: entry.offset, end: entry.offset + 1)
    default:
      let ticks: UInt32 = entry.flags.contains(.isBackticked) ? 2 : 0
      let length = max(interner.length(of: entry.name) + ticks, 1)
      return ByteRange(start: entry.offset, end: entry.offset + length)
    }
  }

  /// Whether `if let x` or `[x]` stands for a value of the same name outside.
  func isShorthand(_ node: NodeID) -> Bool {
    switch kind(node) {
    case .capture: offset(child(0, node)) == offset(node)
    case .optionalBinding: offset(child(2, node)) == offset(child(0, node))
    default: false
    }
  }

  /// The node without the parentheses around it.
  func unparenthesized(_ node: NodeID) -> NodeID {
    var node = node
    while kind(node) == .parenthesizedExpression { node = child(0, node) }
    return node
  }

  /// The nearest ancestor of one of the kinds for which `isWanted` answers true, by way of `outward(_:)`; 0 if there is none.
  func ancestor(of node: NodeID, where isWanted: (NodeKind) -> Bool) -> NodeID {
    var node = outward(node)
    while node != 0, !isWanted(kind(node)) { node = outward(node) }
    return node
  }
}
