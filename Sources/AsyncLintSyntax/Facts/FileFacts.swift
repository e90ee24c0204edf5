/// All that the rest of the program may see of one Swift file: a value, made from the file's bytes alone.
///
/// Once it exists the bytes and tokens can go.
public struct FileFacts: Sendable {
  /// The absent child.
  public static let missing: NodeID = 0
  /// Links of a chain from which on it counts as long: hardly any that people write.
  public static let longChain = 64

  /// `nodes[0]` is the missing node.
  public internal(set) var nodes: [Node]
  /// For each node with children: their number, then the children. `childLists[0]` is 0: the list of all nodes without children.
  public internal(set) var childLists: NodeNumbers
  public internal(set) var names: NameTable
  /// The `sourceFile`.
  public internal(set) var root: NodeID
  /// Types, extensions, functions, initializers, deinitializers, subscripts, variables of types and of the top level, enum cases,
  /// type aliases, associated types and imports, in source order; local functions and types too, local variables not. Of enum
  /// cases and variables the whole declaration (`enumCaseDeclaration`, `variableDeclaration`), which may name several.
  public internal(set) var declarations: [DeclarationEntry]
  /// Bodies whose nodes are not among `nodes`, in source order: see `FileParser.outline(_:)`.
  public internal(set) var unreadBodies: [UnreadBody]
  /// The names in unread bodies, each once a body; `UnreadBody.namesEnd` says which.
  public internal(set) var bodyNames: [BodyName]
  /// Comments that speak to asynclint, in source order.
  public internal(set) var directives: [Directive]
  /// Some `#if` stands in it, maybe in an unread body.
  public internal(set) var hasConditionalCode: Bool
  /// The last links of chains (`a.b(c).d()`) that have more links than `longChain`, outside of unread bodies.
  public internal(set) var longChains: [NodeID]
  /// Attributes `@available(*, noasync, message: "…")` whose message speaks of blocking, outside of unread bodies.
  public internal(set) var blockingWarnings: [NodeID]
  /// What could not be read as Swift, in source order: the first few places.
  public internal(set) var problems: [SyntaxProblem]
  /// Number of lines, a last one without an end included.
  public internal(set) var lineCount: UInt32
  public internal(set) var hasInvalidUTF8: Bool
  public internal(set) var hasNull: Bool

  public init() {
    nodes = [Node(kind: .missing, offset: 0, end: 0)]
    childLists = [0].withUnsafeBufferPointer { NodeNumbers($0) }
    names = NameTable()
    root = 0
    declarations = []
    unreadBodies = []
    bodyNames = []
    directives = []
    hasConditionalCode = false
    longChains = []
    blockingWarnings = []
    problems = []
    lineCount = 0
    hasInvalidUTF8 = false
    hasNull = false
  }

  /// Takes the nodes and their lists of children out, so that who takes them is the only one to hold them, if nobody holds a copy of
  /// the facts. What is left has no nodes.
  public mutating func takeNodes() -> (nodes: [Node], childLists: NodeNumbers) {
    let taken = (nodes, childLists)
    nodes = []
    childLists = NodeNumbers()
    return taken
  }

  /// An unread body has no children here.
  @inlinable
  func childList(of node: NodeID) -> Int {
    let list = nodes[Int(node)].children
    return list == Node.unread ? 0 : Int(list)
  }

  /// The children of a node in the order that its kind says, absent ones (0) included.
  public func children(of node: NodeID) -> [NodeID] {
    let list = childList(of: node)
    return (0..<Int(childLists[list])).map { childLists[list + 1 + $0] }
  }

  /// Constant time, without an array.
  @inlinable
  public func childCount(of node: NodeID) -> Int {
    Int(childLists[childList(of: node)])
  }

  /// Names of the modules that the file imports, each as often as it does.
  public var importedModules: [String] {
    declarations.filter { nodes[Int($0.node)].kind == .importDeclaration }.map {
      names.text(of: nodes[Int($0.node)].name)
    }
  }

  /// Child number `index`; the missing node when there are fewer. Constant time.
  @inlinable
  public func child(_ index: Int, of node: NodeID) -> NodeID {
    let list = childList(of: node)
    return index < Int(childLists[list]) ? childLists[list + 1 + index] : 0
  }
}

/// A declaration that the index of the whole program has to know.
public struct DeclarationEntry: Sendable, BitwiseCopyable {
  public var node: NodeID
  /// Index in `FileFacts.declarations` of the type, extension, function, … that it stands in; -1 at the top level.
  public var parent: Int32
  /// It stands in a function, closure or accessor body, and not at the member level of a type there.
  public var isLocal: Bool
}

/// The body of a function or accessor of which only the names are known. It declares neither functions nor types.
public struct UnreadBody: Sendable, BitwiseCopyable {
  /// Its `block`, as yet without children and flags.
  public var block: NodeID
  public var tokenCount: UInt32
  /// Where its names end in `FileFacts.bodyNames`; they begin where those of the body before end.
  public var namesEnd: UInt32
  /// Blocks or closures stand in it.
  public var hasBraces: Bool
  /// An initializer's, in which `init` starts no declaration.
  public var isInitializer: Bool
}

/// A name in an unread body, and in which ways it occurs there.
///
/// For a call whose first argument has a label there is one more name, of both: `init(contentsOf`.
public struct BodyName: Sendable, BitwiseCopyable {
  /// The name below the bits for its ways: more than a hundred million names are never in one file.
  private var bits: UInt32

  init(_ name: NameID) { bits = name & ~BodyNameWays.mask }

  public var name: NameID {
    get { bits & ~BodyNameWays.mask }
    set { bits = newValue & ~BodyNameWays.mask | bits & BodyNameWays.mask }
  }
  /// The ways in which it occurs; none where it is the label of a first argument alone.
  public var ways: BodyNameWays { BodyNameWays(rawValue: bits & BodyNameWays.mask) }

  mutating func add(_ ways: BodyNameWays) { bits |= ways.rawValue }
}

/// In which ways a name occurs somewhere in an unread body: bits of a number that has room for something else below them.
public struct BodyNameWays: OptionSet, Sendable, BitwiseCopyable {
  public var rawValue: UInt32

  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// An argument list or a closure follows it, or a block.
  @inlinable public static var called: BodyNameWays { BodyNameWays(rawValue: 1 << 31) }
  /// None of them follows it.
  @inlinable public static var uncalled: BodyNameWays { BodyNameWays(rawValue: 1 << 30) }
  /// Nor does anything that cannot follow a function that is handed on: it may be a reference to one, without labels.
  @inlinable public static var handedOn: BodyNameWays { BodyNameWays(rawValue: 1 << 29) }
  /// It is no member, unless of something with a capital letter, which may be a module.
  @inlinable public static var alone: BodyNameWays { BodyNameWays(rawValue: 1 << 28) }
  /// Generic arguments, `?` or `!` stand between it and its arguments, or seem to.
  @inlinable public static var apart: BodyNameWays { BodyNameWays(rawValue: 1 << 27) }

  /// The bits of all of them.
  @inlinable public static var mask: UInt32 { 0b11111 << 27 }
  @inlinable public static var all: BodyNameWays { BodyNameWays(rawValue: mask) }
}

/// A comment that speaks to asynclint: `asynclint:` stands at its beginning, or, behind code, after a second `//` in it; with letters in
/// capitals only before `ignore`.
/// Documentation comments speak to people.
public struct Directive: Sendable {
  /// Of the whole comment.
  public var range: ByteRange
  /// Nothing but white space stands before it on its line.
  public var isAloneOnLine: Bool
  /// The comment's text from `asynclint:` on, without the comment's end.
  public var text: [UInt8]
  /// Byte offset of `text`.
  public var textOffset: UInt32
  /// Whole lines: its own behind code, else that of the next token. A literal of several lines is never cut. Empty when no
  /// code follows without an empty line before it.
  public internal(set) var lines: ByteRange
  /// Of the next token; the end of the file when there is none, or an empty line before it.
  public internal(set) var nextToken: UInt32

  init(range: ByteRange, isAloneOnLine: Bool, text: [UInt8], textOffset: UInt32) {
    self.range = range
    self.isAloneOnLine = isAloneOnLine
    self.text = text
    self.textOffset = textOffset
    lines = ByteRange(start: range.end, end: range.end)
    nextToken = range.end
  }
}

public struct SyntaxProblem: Sendable {
  public enum Kind: Sendable {
    /// Brackets or blocks are nested deeper than the parser follows; what lies deeper is not analysed.
    case nestedTooDeep
    case unexpectedToken
    case unterminated
  }
  public var kind: Kind
  public var offset: UInt32
}
