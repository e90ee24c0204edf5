import AsyncLintSyntax

/// The children of a node. They stay where they are as long as their file has them: those in bodies until `Analyzer.releaseBodies`.
///
/// A view of memory, without the reference count that an `ArraySlice` costs: together with `BodyStore`, 5 % of all instructions (callgrind,
/// 11 MB of packages). Every index is checked.
struct NodeList: RandomAccessCollection {
  /// The number of children, followed by them.
  private let list: UnsafeRawPointer
  /// In 32 bits each, not 16.
  private let isWide: Bool
  let count: Int

  /// `lists`: what `NodeNumbers` has in memory; the list begins at number `start`.
  @inline(__always)
  init(_ lists: UnsafeRawPointer, isWide: Bool, at start: Int) {
    self.isWide = isWide
    list = lists + start &<< (isWide ? 2 : 1)
    count = isWide ? Int(list.load(as: UInt32.self)) : Int(list.load(as: UInt16.self))
  }

  @inline(__always)
  init(_ list: UnsafePointer<NodeID>) { self.init(list, isWide: true, at: 0) }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  @inline(__always)
  subscript(index: Int) -> NodeID {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    if isWide { return list.load(fromByteOffset: (index &+ 1) &<< 2, as: UInt32.self) }
    return NodeID(list.load(fromByteOffset: (index &+ 1) &<< 1, as: UInt16.self))
  }
}

/// The nodes of a file without those in unread bodies, with names that mean the same in all files. Nothing changes them, and all analyzers
/// share them.
final class FileNodes: @unchecked Sendable {
  let count: Int
  let nodes: UnsafePointer<Node>
  /// As `FileFacts.childLists`.
  private let lists: UnsafeRawPointer
  private let hasWideLists: Bool

  /// Some function keeps the value of an argument for later: it has an `@autoclosure @escaping` parameter.
  let hasKeepers: Bool

  /// Generic parameters, associated types and conformance requirements.
  let boundNodes: [NodeID]

  /// `if` outside of unread bodies, in the order of the nodes.
  let ifs: [NodeID]

  /// What the pointers point into: the arrays of the facts, which stay where they are as long as nobody changes them. Copies of them
  /// took 62 MB of 396 on a code base of 89 MB.
  private let storage: (nodes: [Node], lists: NodeNumbers)

  /// Pages that their numbers take: those of bodies come behind them.
  let pageCount: UInt32

  /// In place of `Node.children`, below the number of the body: of the block of an unread body.
  static let bodyMark: UInt32 = 1 << 31

  /// Takes the nodes out of the facts. `names`: by the file's own numbers.
  init(takenFrom facts: inout FileFacts, names: [GlobalName]) {
    var (nodes, lists) = facts.takeNodes()
    count = nodes.count
    pageCount = (UInt32(nodes.count) + BodyPage.mask) >> BodyPage.bits
    var hasKeepers = false
    var boundNodes: [NodeID] = []
    var ifs: [NodeID] = []
    // By a buffer: to ask at each node whether the array is shared takes as long as the rest.
    nodes.withUnsafeMutableBufferPointer { nodes in
      for index in nodes.indices {
        nodes[index].name = names[Int(nodes[index].name)]
        switch nodes[index].kind {
        case .parameter: if nodes[index].isKeptParameter { hasKeepers = true }
        case .genericParameter, .associatedTypeDeclaration, .conformanceRequirement: boundNodes.append(NodeID(index))
        case .ifExpression: ifs.append(NodeID(index))
        default: break
        }
      }
    }
    self.hasKeepers = hasKeepers
    self.boundNodes = boundNodes
    self.ifs = ifs
    for (body, entry) in facts.unreadBodies.enumerated() {
      nodes[Int(entry.block)].children = Self.bodyMark | UInt32(body)
    }
    storage = (nodes, lists)
    self.nodes = storage.nodes.withUnsafeBufferPointer { $0.baseAddress! }
    self.lists = storage.lists.withMemory { $0.baseAddress! }
    hasWideLists = storage.lists.isWide
  }

  /// The list of children at a place of `FileFacts.childLists`.
  @inline(__always)
  func childList(at place: UInt32) -> NodeList { NodeList(lists, isWide: hasWideLists, at: Int(place)) }

  /// Calls the closure with each child and its parent, and for each child that is absent with 0.
  @inline(__always)
  func visitChildren(_ body: (_ child: NodeID, _ parent: NodeID) -> Void) {
    // A loop for each width of the numbers: to ask for it at each child took a third of the time.
    if hasWideLists {
      visitChildren(UInt32.self, body)
    } else {
      visitChildren(UInt16.self, body)
    }
  }

  @inline(__always)
  private func visitChildren<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type, _ body: (_ child: NodeID, _ parent: NodeID) -> Void
  ) {
    // The numbers of each list follow its length, as in `NodeList`, which no index can leave here.
    let numbers = lists.assumingMemoryBound(to: Number.self)
    for node in 0..<count where nodes[node].children & Self.bodyMark == 0 {
      let list = numbers + Int(nodes[node].children)
      for index in 0..<Int(list.pointee) { body(NodeID(list[index &+ 1]), NodeID(node)) }
    }
  }
}

extension Node {
  /// An `@autoclosure @escaping` parameter.
  var isKeptParameter: Bool { kind == .parameter && flags.isSuperset(of: [.isAutoclosure, .isEscaping]) }
}

/// A node of a body that has been read.
struct BodyEntry: BitwiseCopyable {
  /// Its children are counted from the beginning of the body's lists.
  var node: Node
  var parent: NodeID
}

/// 256 numbers of nodes, which stand one after the other once their body has been read.
struct BodyPage {
  var entries: UnsafePointer<BodyEntry>?
  /// The body's lists of children.
  var lists: UnsafePointer<NodeID>?
  /// Nodes on the page.
  var count: UInt32 = 0
  /// As `ProgramFile.scopeRoot(of:)`, of all nodes of the body.
  var scopeRoot: NodeID = 0

  /// By number of bits.
  static let bits: UInt32 = 8
  static let mask: UInt32 = 255
}

/// What is known of a body that has been read.
struct BodyHead {
  /// The children of its block.
  var children: UnsafePointer<NodeID>?
  var flags: NodeFlags = []
  /// Nodes, without the block.
  var count: UInt32 = 0
}

/// Reads bodies that were left unread, and holds their nodes. One for each analyzer: it keeps the bytes of the file that was asked for last.
final class BodyStore {
  private let parser = FileParser()
  private let interner: Interner
  private var file: Int32 = -1
  private var bytes: [UInt8] = []
  private var entries = Arena<BodyEntry>()
  private var lists = Arena<NodeID>()
  /// By the parser's numbers, which it keeps from one body of a file to the next. The words of the language are always there.
  private var names = Array(0..<GlobalName(WellKnownName.count))
  /// Files with nodes here.
  private(set) var holders: [Int32] = []

  /// A node that is not there, and a list of no children.
  let missing: UnsafePointer<BodyEntry>
  let noChildren: UnsafePointer<NodeID>

  /// Nodes that it keeps before what was read is forgotten: 24 bytes each, and about 6 for its children. Half as many, for all threads together,
  /// saved 4 MB of 298 with one thread and 22 of 340 with two on a code base of 89 MB, and took 32,000 readings of bodies in place of 29,000
  /// and 48,000 in place of 35,000; a quarter of the time on one of 174 MB.
  private static let mostEntries = 1 << 22

  init(_ interner: Interner) {
    self.interner = interner
    let missing = UnsafeMutablePointer<BodyEntry>.allocate(capacity: 1)
    missing.initialize(to: BodyEntry(node: FileFacts().nodes[0], parent: FileFacts.missing))
    let noChildren = UnsafeMutablePointer<NodeID>.allocate(capacity: 1)
    noChildren.initialize(to: 0)
    self.missing = UnsafePointer(missing)
    self.noChildren = UnsafePointer(noChildren)
  }

  deinit {
    missing.deallocate()
    noChildren.deallocate()
  }

  /// More is kept than should be.
  var isFull: Bool { entries.count > Self.mostEntries }

  func note(_ file: Int32) { holders.append(file) }

  /// Forgets everything; nobody may have a `NodeList` of a body any more. `keepingMemory`: for more bodies.
  func removeAll(keepingMemory: Bool) {
    holders.removeAll(keepingCapacity: true)
    entries.removeAll(keepingMemory: keepingMemory)
    lists.removeAll(keepingMemory: keepingMemory)
  }

  /// The bytes of a file, read again unless they were asked for last.
  private func bytes(of file: Int32, _ source: SourceBytesProvider) -> [UInt8] {
    if self.file != file {
      bytes = source()
      self.file = file
      names.removeLast(names.count - WellKnownName.count)
    }
    return bytes
  }

  /// Reads the body at `range`. Its nodes are numbered from `first` on, at most `room` of them; `block` is their outermost parent.
  /// Nil when the file has changed since, so that it is another one.
  func read(
    _ range: ByteRange, isInitializer: Bool, of file: Int32, _ source: SourceBytesProvider, block: NodeID,
    first: NodeID,
    room: Int
  ) -> (
    head: BodyHead, entries: UnsafePointer<BodyEntry>, lists: UnsafePointer<NodeID>, longChains: [NodeID]
  )? {
    let bytes = bytes(of: file, source)
    // Taken out while it grows: to ask at each name whether somebody else changes it took 0.3 % of an analysis.
    var names: [GlobalName] = []
    swap(&names, &self.names)
    defer { swap(&names, &self.names) }
    let keepsNames = names.count > WellKnownName.count
    return parser.withBody(in: bytes, at: range, isInitializer: isInitializer, keepsNames: keepsNames) { body in
      body.visitNames(from: NameID(names.count)) { names.append(interner.intern($0)) }
      // The missing node stands before the others and the block behind them.
      let count = body.nodes.count - 2
      guard count >= 0, Int(body.root) == count + 1, count <= room else { return nil }
      let lists = self.lists.allocate(body.childLists.count)
      lists.initialize(from: body.childLists.baseAddress!, count: body.childLists.count)
      let entries = self.entries.allocate(count)
      // Numbers children as in the file, and notes their parents: a node stands behind its children.
      func adopt(_ list: UInt32, _ parent: NodeID) {
        let list = lists + Int(list)
        for index in 0..<Int(list.pointee) where list[index + 1] != FileFacts.missing {
          entries[Int(list[index + 1]) - 1].parent = parent
          list[index + 1] += first - 1
        }
      }
      /// Each `else if`, by index.
      var alternatives: [Int] = []
      names.withUnsafeBufferPointer { names in
        for index in 0..<count {
          var node = body.nodes[index + 1]
          node.name = names[Int(node.name)]
          (entries + index).initialize(to: BodyEntry(node: node, parent: FileFacts.missing))
          if node.children == 0 { continue }
          adopt(node.children, first + NodeID(index))
          guard node.kind == .ifExpression else { continue }
          let alternative = Int(lists[Int(node.children) + 3]) - Int(first)
          if alternative >= 0, entries[alternative].node.kind == .ifExpression { alternatives.append(alternative) }
        }
      }
      let top = body.nodes[count + 1]
      adopt(top.children, block)
      // From the outermost inwards; see `ProgramFile.parent(_:)`.
      for alternative in alternatives.reversed() {
        let parent = entries[alternative].parent
        guard parent >= first, entries[Int(parent - first)].parent >= first else { continue }
        let above = entries[Int(parent - first)].parent
        if entries[Int(above - first)].node.kind == .ifExpression { entries[alternative].parent = above }
      }
      let head = BodyHead(children: UnsafePointer(lists + Int(top.children)), flags: top.flags, count: UInt32(count))
      return (head, UnsafePointer(entries), UnsafePointer(lists), body.longChains.map { first + $0 - 1 })
    }
  }
}

/// Memory that is handed out piece by piece and taken back all at once.
private struct Arena<Element: BitwiseCopyable>: ~Copyable {
  private var chunks: [UnsafeMutablePointer<Element>] = []
  /// Pieces that fit into no chunk. In a chunk of their own they would leave all chunks before it unused.
  private var large: [UnsafeMutablePointer<Element>] = []
  /// The chunk that is being handed out, and how much of it.
  private var current = 0
  private var used = 0
  /// Elements that have been handed out.
  private(set) var count = 0

  private static var chunkSize: Int { 1 << 15 }

  /// Memory for so many elements, uninitialized.
  mutating func allocate(_ wanted: Int) -> UnsafeMutablePointer<Element> {
    count += wanted
    if wanted > Self.chunkSize {
      let piece = UnsafeMutablePointer<Element>.allocate(capacity: wanted)
      large.append(piece)
      return piece
    }
    if used + wanted > Self.chunkSize {
      current += 1
      used = 0
    }
    if current == chunks.count { chunks.append(.allocate(capacity: Self.chunkSize)) }
    defer { used += wanted }
    return chunks[current] + used
  }

  mutating func removeAll(keepingMemory: Bool) {
    for piece in large { piece.deallocate() }
    large = []
    if !keepingMemory {
      for chunk in chunks { chunk.deallocate() }
      chunks = []
    }
    (current, used, count) = (0, 0, 0)
  }

  deinit {
    for piece in large { piece.deallocate() }
    for chunk in chunks { chunk.deallocate() }
  }
}
