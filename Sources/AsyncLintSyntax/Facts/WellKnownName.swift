/// Names that every file knows, with fixed numbers: a word's raw value is its `NameID` in every file.
///
/// The keywords stand first, in the order of `TokenKind`, so that a name's number tells whether it is one.
public enum WellKnownName: UInt32, Sendable, CaseIterable {
  case empty
  // The words that the lexer reserves.
  case anyType, selfType, `as`, `associatedtype`, `break`, `case`, `catch`, `class`, `continue`, `default`, `defer`
  case `deinit`, `do`, `else`, `enum`, `extension`, `fallthrough`, `false`, `fileprivate`, `for`, `func`, `guard`
  case `if`, `import`, `in`, initWord, `inout`, `internal`, `is`, `let`, `nil`, `operator`, `precedencegroup`
  case `private`, `protocol`, `public`, `repeat`, `rethrows`, `return`, selfWord, `static`, `struct`, `subscript`
  case `super`, `switch`, `throw`, `throws`, `true`, `try`, `typealias`, `var`, `where`, `while`, wildcard
  // Words that mean something in some places.
  case async, await, actor, macro, get, set, willSet, didSet, read, modify, _read, _modify, borrow, mutate, yielding
  case unsafeAddress, unsafeMutableAddress, addressWithOwner, addressWithNativeOwner, mutableAddressWithOwner
  case mutableAddressWithNativeOwner, some, any, each, consume, _move, copy, borrowing, consuming, nonisolated
  case nonsending, isolated, sending, unsafe, safe, using, package, open, final, required, convenience, override
  case dynamic, lazy, weak, unowned, optional, indirect, mutating, nonmutating, prefix, infix, postfix, distributed
  case then, discard, yield, reasync, _const, _local, setterAccess, ownedSpecifier, sharedSpecifier, oldConsuming,
    _borrow
  case _mutating, _resultDependsOn, dependsOn, metatype, protocolMetatype, of, escaping, autoclosure, sendableName
  case mainActorName, concurrent, swift, compiler, canImport, module, noescape, unchecked, retroactive, preconcurrency
  case noDerivative, unknown
  // Operators.
  case leftAngle, rightAngle, doubleEqual, doubleAmpersand, ellipsis, halfOpenRange, asterisk, ampersand, tilde, minus,
    plus, question
  case bang, equal, arrow, period, slash, pipe

  /// The reserved words are numbered from 1 to this.
  static let lastKeyword = WellKnownName.wildcard.rawValue

  @inline(__always)
  public var id: NameID { rawValue }

  /// Number of words. Other names are numbered from here on.
  public static let count = 1 + Int(WellKnownName.pipe.rawValue)

  /// The spellings in the order of the cases, separated by blanks; the first is empty.
  private static let spellings: StaticString = """
     Any Self as associatedtype break case catch class continue default defer deinit do else enum \
     extension fallthrough false fileprivate for func guard if import in init inout internal is let nil \
     operator precedencegroup private protocol public repeat rethrows return self static struct \
     subscript super switch throw throws true try typealias var where while _ async await actor macro \
     get set willSet didSet read modify _read _modify borrow mutate yielding unsafeAddress \
     unsafeMutableAddress addressWithOwner addressWithNativeOwner mutableAddressWithOwner \
     mutableAddressWithNativeOwner some any each consume _move copy borrowing consuming nonisolated \
     nonsending isolated sending unsafe safe using package open final required convenience override \
     dynamic lazy weak unowned optional indirect mutating nonmutating prefix infix postfix distributed \
     then discard yield reasync _const _local __setter_access __owned __shared __consuming _borrow \
     _mutating _resultDependsOn dependsOn Type Protocol of escaping autoclosure Sendable MainActor \
     concurrent swift compiler canImport module noescape unchecked retroactive preconcurrency noDerivative \
     unknown < > == && ... ..< * & ~ - + ? ! = -> . / |
    """

  /// Each word's spelling; that of `empty` is empty.
  public static let allSpellings: [[UInt8]] = {
    let text = UnsafeBufferPointer(start: spellings.utf8Start, count: spellings.utf8CodeUnitCount)
    return [[]] + text.split(separator: UInt8(ascii: " ")).map(Array.init)
  }()
}
