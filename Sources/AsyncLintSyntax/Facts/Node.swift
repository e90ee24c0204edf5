/// Index of a node in `FileFacts.nodes`. 0 is `FileFacts.missing`: the absent child.
public typealias NodeID = UInt32

/// Index of a name in `FileFacts.names`. 0 is the empty name.
public typealias NameID = UInt32

/// One piece of structure: a declaration, statement, pattern, type or expression. 20 bytes.
///
/// Chains, operator sequences and `else if` are as long as the source has them: `a.b().c()` is a tree as deep as it has links,
/// to be walked by a loop or a stack of one's own. All else nests at most `Parser.depthLimit` deep.
///
/// All nodes of a file stand in one array, a node behind its children; children are found through `FileFacts.children(of:)`. Which children a kind has,
/// and in which order, is said at the case of `NodeKind`; an absent one is node 0.
public struct Node: Sendable, BitwiseCopyable {
  public var kind: NodeKind
  /// Of expressions and types, or of declarations: each kind uses one of the two readings.
  public var flags: NodeFlags
  /// What the kind says; without backticks.
  public var name: NameID
  /// Byte offset of the token that names the node (the member's name, the operator, the declared name), else of its first token.
  public var offset: UInt32
  /// Byte offset after its last token.
  public var end: UInt32
  /// Position in `FileFacts.childLists`, where the number of children stands, followed by them. 0: none; `unread`: nobody has
  /// read the body yet.
  public var children: UInt32

  /// In place of `children`, of the block of an unread body.
  public static let unread = UInt32.max

  init(
    kind: NodeKind, flags: NodeFlags = [], name: NameID = 0, offset: UInt32, end: UInt32, children: UInt32 = 0
  ) {
    self.kind = kind
    self.flags = flags
    self.name = name
    self.offset = offset
    self.end = end
    self.children = children
  }
}

/// Kinds of nodes. `[a, b|0, c…]` lists the children: `|0` may be absent (node 0 keeps its place), `…` repeats.
public enum NodeKind: UInt8, Sendable, BitwiseCopyable {
  case missing

  // MARK: Files and blocks
  /// `[item…]`: declarations, statements and expressions in source order.
  case sourceFile
  /// `[item…]`: `{ … }`; `offset` is the `{`, `end` after the `}`. Bodies, branches and the members of a type.
  case block
  /// `[item…]`: one branch of `#if … #endif` in statement or member position; it opens no scope. `#if false` branches are left out.
  /// Its flags say where it is compiled.
  case conditionalBranch

  // MARK: Declarations (`flags` are modifiers; `name` is the declared name, `offset` its token)
  /// `[attributeList|0, typeIdentifier|0]`; `name`: the module, its first component (`Foundation` in `import struct Foundation.Date`);
  /// the `typeIdentifier` is the one declaration that is imported (`Date`), whatever its kind.
  case importDeclaration
  /// `[attributeList|0, genericParameterClause|0, inheritanceClause|0, whereClause|0, block, extendedType|0]`
  case structDeclaration, classDeclaration, enumDeclaration, actorDeclaration, protocolDeclaration
  /// The same children; `extendedType` is there, `name` its last component.
  case extensionDeclaration
  /// `[attributeList|0, genericParameterClause|0, parameterClause|0, returnType|0, whereClause|0, block|0]`
  case functionDeclaration, initializerDeclaration, deinitializerDeclaration
  /// The same children, but an `accessorBlock` in place of the block. `offset` is the keyword `subscript`.
  case subscriptDeclaration
  /// `[attributeList|0, patternBinding…]`: one `let` or `var`, local or member. `asyncLet` in its flags.
  case variableDeclaration
  /// `[pattern, type|0, initializer|0, accessorBlock|0]`
  case patternBinding
  /// `[accessor…]`: `{ … }` of a property or subscript. A shorthand getter is one accessor `get` with `implicit` and this
  /// block's range whose body is a `block` of the same range.
  case accessorBlock
  /// `name`: `get`, `set`, `willSet`, `didSet`, `_read`, `_modify`, `init` … `[attributeList|0, parameter|0, block|0]`
  case accessor
  /// `[attributeList|0, enumCaseElement…]`
  case enumCaseDeclaration
  /// `[parameterClause|0, rawValue|0]`
  case enumCaseElement
  /// `[attributeList|0, genericParameterClause|0, type|0, whereClause|0]`
  case typealiasDeclaration
  /// `[attributeList|0, inheritanceClause|0, defaultType|0, whereClause|0]`
  case associatedTypeDeclaration
  /// `[attributeList|0, genericParameterClause|0, parameterClause|0, returnType|0, whereClause|0, definition|0]`
  case macroDeclaration
  case operatorDeclaration, precedenceGroupDeclaration
  /// `[attribute…]`
  case attributeList
  /// `name`: the last component of its type. `[type, argument…]`
  case attribute
  /// `[genericParameter…]`
  case genericParameterClause
  /// `[constraint|0]`; flag `isPack` for `each T`.
  case genericParameter
  /// `[type…]`
  case inheritanceClause
  /// `[requirement…]`
  case whereClause
  /// `T: P` · `[type, type]`
  case conformanceRequirement
  /// `T == U` · `[type, type]`
  case sameTypeRequirement
  /// `[parameter…]`, also of closures (`{ a, b in`, `{ (a: Int) in`).
  case parameterClause
  /// `name`, `offset`: the name inside the function. `[attributeList|0, type|0, default|0, label|0]`; without a `label` the
  /// argument label is the name itself; for a closure's parameter there never is one.
  case parameter
  /// `name`: an argument label that differs from the parameter's name; `_` for none.
  case label

  // MARK: Statements
  /// `[value|0]`
  case returnStatement, throwStatement
  /// `name`: the statement label or empty.
  case breakStatement, continueStatement
  case fallthroughStatement
  /// `[value…]`
  case yieldStatement
  /// `[value|0]`: `discard self`, `then value`
  case discardStatement, thenStatement
  /// `name`: the label. `[statement]`
  case labeledStatement
  /// Statement or expression. `[conditionList, block, else|0]`; `else` is a block or an `ifExpression`.
  case ifExpression
  /// `[conditionList, block]`
  case guardStatement, whileStatement
  /// `repeat { } while condition` · `[block, condition]`
  case repeatStatement
  /// `name`: `for`, which uses the iterator's `next()`; none with `await`. `[pattern, type|0, sequence, where|0, block]`; flags
  /// `isAwait`, `isTry`.
  case forStatement
  /// Statement or expression. `[subject, switchCase…]` (a `conditionalBranch` may hold cases)
  case switchExpression
  /// `[caseLabel, block]`; the block's range is that of its statements.
  case switchCase
  /// `[caseItem…]`; none for `default`.
  case caseLabel
  /// `[pattern, where|0]`
  case caseItem
  /// `[block, catchClause…]`, with `hasErrorType` for `do throws(E) { … }`.
  case doStatement
  /// `[caseItem…, block]`: the block is the last child.
  case catchClause
  /// `[block]`
  case deferStatement
  /// `[condition…]`: expressions, `optionalBinding`, `patternCondition`, `availabilityCondition`
  case conditionList
  /// `if let p: T = x` · `[pattern, type|0, initializer|0]`; the initializer of the shorthand `if let x` is an `identifierExpression` at the place of the pattern.
  case optionalBinding
  /// `if case p = x` · `[pattern, type|0, initializer]`
  case patternCondition
  case availabilityCondition

  // MARK: Patterns
  /// Declares `name`. In `case let .some(x)` every plain name below the `let` is one.
  case bindingPattern
  case wildcardPattern
  /// `[pattern…]`
  case tuplePattern
  /// `[expression]`, in which `bindingPattern`s may stand as arguments.
  case expressionPattern
  /// `is T` · `[type]`
  case isPattern
  /// `p as T` · `[pattern, type]`
  case asPattern
  /// `p?` · `[pattern]`
  case optionalPattern

  // MARK: Expressions
  /// A name without a base, `self`, `super`, `Self` and `$0` included. `[label…]` of a full name: `f(a:_:)`
  case identifierExpression
  /// `Foo<Int>` · `[base, type…]`
  case specializationExpression
  /// `a.b`, `.b` · `[base|0, label…]` (labels of a full name: `a.b(c:)`); also `.self`, `.init` and tuple elements (`.0`).
  case memberExpression
  /// `[callee, argument…]`; `name`: the callee's base name or empty; `offset`: that name's token, else the bracket.
  /// Trailing closures are arguments with `isTrailing`.
  case callExpression
  /// `[base, argument…]`; `offset` is the `[`.
  case subscriptExpression
  /// `name`: the label or empty. `[expression]`; `offset` … `end` is the expression's text.
  case argument
  /// `{ … }` · `[attributeList|0, captureList|0, parameterClause|0, returnType|0, block]`. Its block has the same range.
  case closureExpression
  /// `[capture…]`
  case captureList
  /// `[initializer]`; that of `[x]` is an `identifierExpression` at the place of the name.
  case capture
  /// `(x)` · `[expression]`
  case parenthesizedExpression
  /// `[argument…]`, also `()`
  case tupleExpression
  case integerLiteral, floatLiteral, nilLiteral, regexLiteral
  /// `name`: `true` or `false`
  case booleanLiteral
  /// `[interpolation…]`
  case stringLiteral
  /// `\(…)` · `[argument…]`
  case interpolation
  /// `[element…]`
  case arrayLiteral
  /// `[key, value, …]`
  case dictionaryLiteral
  /// `x?` in a chain · `[expression]`
  case optionalChainExpression
  /// `x!` · `[expression]`
  case forceUnwrapExpression
  /// `x #if … .a() #else … .b() #endif` · `[base, conditionalBranch…]`: each branch holds one chain, whose first member has no
  /// base. What follows the `#endif` has this node as base.
  case conditionalSuffixExpression
  /// `name`, `offset`: the operator. `[operand]`
  case prefixOperatorExpression, postfixOperatorExpression
  /// `&x` · `[expression]`
  case inoutExpression
  /// `[operand, operator, operand, …]`: flat, without precedence. `castOperator` and `isOperator` have no operand after them.
  case sequenceExpression
  /// `name`, `offset`: the operator.
  case binaryOperator
  case assignmentOperator
  /// `? x :` · `[expression]`
  case ternaryOperator
  /// `as T`, `as? T`, `as! T` · `[type]`
  case castOperator
  /// `is T` · `[type]`
  case isOperator
  /// `->` between types in an expression
  case arrowOperator
  /// `[expression]`: all that it covers, to the end of the operator sequence.
  case awaitExpression, tryExpression
  /// `name`: `consume`, `copy`, `borrow`, `each`, `repeat`, `unsafe`. `[expression]`
  case keywordExpression
  /// `\Root.a.b` · `[rootType|0, component…]`; components are `keyPathComponent`.
  case keyPathExpression
  /// `name`: the member or empty; `offset` its token or the `[`. `[argument…]` of a subscript or method component.
  case keyPathComponent
  /// `name`, `offset`: without the `#`. `[argument…]`; trailing closures as in calls. Statement, declaration or expression.
  case macroExpansionExpression
  /// A type where an expression may stand: `[Int]?`, `any P`, `() -> Void`. `[type]`
  case typeExpression
  /// `_` in an assignment
  case discardExpression
  /// An editor placeholder or something unreadable that was skipped.
  case unknownExpression

  // MARK: Types
  /// `[genericArgument…]`
  case typeIdentifier
  /// `A.B` · `[base, genericArgument…]`
  case memberType
  /// `[type]`
  case optionalType, implicitlyUnwrappedType, arrayType
  /// `[key, value]`
  case dictionaryType
  /// `[count, element]`
  case inlineArrayType
  /// `[tupleTypeElement…]`
  case tupleType
  /// `name`: the label or empty. `[type]`, also of a function type's parameters.
  case tupleTypeElement
  /// `name`: an attribute that no flag stands for, as a global actor's `@Database`, or empty. `[tupleType, result]`
  case functionType
  /// `[type]`
  case someType, anyType, metatypeType, suppressedType, packExpansionType, packElementType
  /// `[type…]`
  case compositionType
  /// A type that could not be read.
  case unknownType
}

/// Two readings of the same 16 bits: modifiers of declarations, and what expressions and types carry.
public struct NodeFlags: OptionSet, Sendable, BitwiseCopyable {
  public var rawValue: UInt16

  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  // MARK: Declarations, parameters and accessors
  /// `static` or `class` before a member.
  @inlinable public static var isStatic: NodeFlags { NodeFlags(rawValue: 1 << 0) }
  /// `async` in a signature; `async let` of a variable.
  @inlinable public static var isAsync: NodeFlags { NodeFlags(rawValue: 1 << 1) }
  /// `throws` or `rethrows`
  @inlinable public static var isThrowing: NodeFlags { NodeFlags(rawValue: 1 << 2) }
  @inlinable public static var isMutating: NodeFlags { NodeFlags(rawValue: 1 << 3) }
  @inlinable public static var isOverride: NodeFlags { NodeFlags(rawValue: 1 << 4) }
  /// `nonisolated` in any spelling but `nonisolated(nonsending)`.
  @inlinable public static var isNonisolated: NodeFlags { NodeFlags(rawValue: 1 << 5) }
  @inlinable public static var isFinal: NodeFlags { NodeFlags(rawValue: 1 << 6) }
  @inlinable public static var isLazy: NodeFlags { NodeFlags(rawValue: 1 << 7) }
  @inlinable public static var isDistributed: NodeFlags { NodeFlags(rawValue: 1 << 8) }
  /// `let`, not `var`; also of binding patterns.
  @inlinable public static var isLet: NodeFlags { NodeFlags(rawValue: 1 << 9) }
  /// A getter without the keyword `get`.
  @inlinable public static var isImplicit: NodeFlags { NodeFlags(rawValue: 1 << 10) }
  /// `nonisolated(nonsending)` before a function, subscript or variable.
  @inlinable public static var isNonsending: NodeFlags { NodeFlags(rawValue: 1 << 11) }
  /// `init?` and `init!`
  @inlinable public static var isFailable: NodeFlags { NodeFlags(rawValue: 1 << 11) }
  /// `private`
  @inlinable public static var isPrivate: NodeFlags { NodeFlags(rawValue: 1 << 12) }
  @inlinable public static var isFileprivate: NodeFlags { NodeFlags(rawValue: 1 << 13) }
  /// `public` or `open`
  @inlinable public static var isPublic: NodeFlags { NodeFlags(rawValue: 1 << 14) }
  /// `package`; not of accessors.
  @inlinable public static var isPackage: NodeFlags { NodeFlags(rawValue: 1 << 10) }
  /// `weak` or `unowned`; also of captures.
  @inlinable public static var isWeak: NodeFlags { NodeFlags(rawValue: 1 << 15) }
  /// `unowned` of captures, with `isWeak`.
  @inlinable public static var isUnowned: NodeFlags { NodeFlags(rawValue: 1 << 6) }
  /// `throws(E)`: of what has a body, and of function types.
  @inlinable public static var hasErrorType: NodeFlags { NodeFlags(rawValue: 1 << 15) }
  /// `rethrows`, with `isThrowing`.
  @inlinable public static var isRethrowing: NodeFlags { NodeFlags(rawValue: 1 << 7) }

  // MARK: Parameters (in place of the modifiers that parameters cannot have)
  /// `isolated T`
  @inlinable public static var isIsolated: NodeFlags { NodeFlags(rawValue: 1 << 3) }
  @inlinable public static var isInout: NodeFlags { NodeFlags(rawValue: 1 << 4) }
  /// `@escaping`; also of function types.
  @inlinable public static var isEscaping: NodeFlags { NodeFlags(rawValue: 1 << 5) }
  /// `@autoclosure`; also of function types.
  @inlinable public static var isAutoclosure: NodeFlags { NodeFlags(rawValue: 1 << 6) }
  /// `T...`
  @inlinable public static var isVariadic: NodeFlags { NodeFlags(rawValue: 1 << 7) }
  /// Of a generic parameter.
  @inlinable public static var isPack: NodeFlags { NodeFlags(rawValue: 1 << 8) }

  // MARK: Function types (with `isAsync`, `isThrowing`, `isEscaping`, `isAutoclosure`)
  @inlinable public static var isSendable: NodeFlags { NodeFlags(rawValue: 1 << 8) }
  @inlinable public static var isMainActor: NodeFlags { NodeFlags(rawValue: 1 << 9) }
  @inlinable public static var isSending: NodeFlags { NodeFlags(rawValue: 1 << 10) }

  // MARK: Attributes
  /// `@available(*, unavailable)`; also of lists of attributes with such a one.
  @inlinable public static var isUnavailable: NodeFlags { NodeFlags(rawValue: 1 << 0) }
  /// `@available(*, noasync)`
  @inlinable public static var isNoasync: NodeFlags { NodeFlags(rawValue: 1 << 1) }
  /// `@available(*, deprecated)`
  @inlinable public static var isDeprecated: NodeFlags { NodeFlags(rawValue: 1 << 2) }

  // MARK: Expressions (closures also have `isAsync` and `isThrowing` from their signature)
  /// An `await` covers it.
  @inlinable public static var isAwaited: NodeFlags { NodeFlags(rawValue: 1 << 3) }
  /// A `try`, `try?` or `try!` covers it.
  @inlinable public static var isTried: NodeFlags { NodeFlags(rawValue: 1 << 4) }
  /// It stands in the initial value of an `async let`.
  @inlinable public static var isInAsyncLet: NodeFlags { NodeFlags(rawValue: 1 << 5) }
  /// It is assigned to: the left side of `=` or of an assignment operator, or behind `&`.
  @inlinable public static var isWritten: NodeFlags { NodeFlags(rawValue: 1 << 6) }
  /// It is only assigned to (`=`): not read.
  @inlinable public static var isOnlyWritten: NodeFlags { NodeFlags(rawValue: 1 << 7) }
  /// A call or member in a pattern, which is none.
  @inlinable public static var isInPattern: NodeFlags { NodeFlags(rawValue: 1 << 8) }
  /// The name stands in backticks: its token is two bytes longer.
  @inlinable public static var isBackticked: NodeFlags { NodeFlags(rawValue: 1 << 9) }
  /// Of an argument: a trailing closure.
  @inlinable public static var isTrailing: NodeFlags { NodeFlags(rawValue: 1 << 10) }
  /// `await`, `for await` or `async let` directly in the closure, not in a nested function or closure; also of blocks that are
  /// function bodies, and of the `sourceFile`.
  @inlinable public static var hasAwait: NodeFlags { NodeFlags(rawValue: 1 << 11) }
  @inlinable public static var hasAsyncLet: NodeFlags { NodeFlags(rawValue: 1 << 12) }
  /// `try?`, `as?`
  @inlinable public static var isOptional: NodeFlags { NodeFlags(rawValue: 1 << 13) }
  /// `try!`, `as!`
  @inlinable public static var isForced: NodeFlags { NodeFlags(rawValue: 1 << 14) }
  /// Integer and float literals: zero. String literals: empty.
  @inlinable public static var isZero: NodeFlags { NodeFlags(rawValue: 1 << 15) }
  /// Integer literals: one.
  @inlinable public static var isOne: NodeFlags { NodeFlags(rawValue: 1 << 13) }
  /// Integer literals: two.
  @inlinable public static var isTwo: NodeFlags { NodeFlags(rawValue: 1 << 12) }
  /// String literals without interpolation: an address in numbers, `127.0.0.1` or `::1`.
  @inlinable public static var isNumericHost: NodeFlags { NodeFlags(rawValue: 1 << 13) }
  /// String literals that start with `http:`, `https:`, `ftp:`, `ws:` or `wss:`.
  @inlinable public static var isRemoteAddress: NodeFlags { NodeFlags(rawValue: 1 << 14) }
  /// String literals that start with `data:`.
  @inlinable public static var isDataAddress: NodeFlags { NodeFlags(rawValue: 1 << 12) }

  // MARK: `for`
  @inlinable public static var isAwait: NodeFlags { NodeFlags(rawValue: 1 << 3) }
  @inlinable public static var isTry: NodeFlags { NodeFlags(rawValue: 1 << 4) }
}
