import AsyncLintSyntax

/// `self.init(…)` or `super.init(…)`: no closure can take along what is not made yet.
struct Delegation {
  enum Kind {
    /// A value, which another one can take the place of; `isFailable`: there may be none.
    case value(isFailable: Bool)
    /// An object, which stays the one that is made.
    case object
    /// A part of an object, which nobody makes elsewhere.
    case part
  }

  var kind: Kind
  /// What is called, and what says it in a closure.
  var callee: ByteRange
  var type: String

  /// In place of a way to another thread.
  var wordsInsteadOfMoving: String? {
    guard case .part = kind else { return nil }
    return """
      no closure can call "super.init" of an object that is not made yet: leave the initializer synchronous, \
      and let an async static function make the object on a thread that may block
      """
  }

  var remark: String {
    guard case .object = kind else { return "" }
    return "\nno closure can take along an object that is not made yet:"
      + " an async static function in place of the initializer can give it"
  }

  /// Code that makes what the call makes of `self`, in its place.
  func placed(_ code: String, named name: String) -> String {
    switch kind {
    case .value(isFailable: true): "guard let \(name) = (\(code)) else { return nil }\nself = \(name)"
    case .value(isFailable: false): "self = \(code)"
    case .object: "return \(code)"
    case .part: code
    }
  }
}

extension Analyzer {
  /// nil: what moves is no such call.
  func delegation(of callee: NodeID, _ moved: MovedExpression, in file: ProgramFile) -> Delegation? {
    guard isDelegation(callee, in: file), moved.isNode(call(ofCallee: callee, in: file)),
      let nominal = enclosingNominal(of: callee, in: file)
    else { return nil }
    let range = ByteRange(start: file.offset(file.child(0, callee)), end: file.nameRange(callee).end)
    let kind: Delegation.Kind
    if file.name(file.child(0, callee)) == known.super {
      kind = .part
    } else if makesObject(nominal, at: callee, in: file) {
      kind = .object
    } else {
      kind = .value(isFailable: mayMakeNothing(callee, in: file) || tries(moved, in: file) == .optional)
    }
    if case .object = kind { return Delegation(kind: kind, callee: range, type: typePath(nominal)) }
    return Delegation(kind: kind, callee: range, type: "Self")
  }

  /// Of a library's type only the initializer says it.
  private func makesObject(_ nominal: NominalID, at node: NodeID, in file: ProgramFile) -> Bool {
    switch program.nominals[Int(nominal)].kind {
    case .classDeclaration, .actorDeclaration: return true
    case .structDeclaration, .enumDeclaration, .protocolDeclaration: return false
    default:
      let initializer = file.ancestor(of: node) { $0 == .initializerDeclaration }
      let start = file.offset(initializer)
      let before = file.bytes(in: ByteRange(start: start - min(start, Self.mostBytesOfModifiers), end: start))
      return before.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.suffix(Self.mostModifiers)
        .contains { $0.elementsEqual("convenience".utf8) }
    }
  }

  /// `@objc public required convenience init`
  private static let mostModifiers = 4
  private static let mostBytesOfModifiers: UInt32 = 80

  private func mayMakeNothing(_ callee: NodeID, in file: ProgramFile) -> Bool {
    switch resolve(callee, in: file).candidates.first?.target {
    case .declaration(let id): self.file(of: id).flags(program[id].node).contains(.isFailable)
    default: typeOf(call(ofCallee: callee, in: file), in: file).nominalID == external.optional
    }
  }
}

extension Captures {
  /// What is called makes another one of the type.
  mutating func call(_ delegation: Delegation) {
    elements.removeAll { $0.name == "self" }
    unsendable.removeAll { $0 == "self" }
    edits.removeAll { delegation.callee.start <= $0.range.start && $0.range.end <= delegation.callee.end }
    edits.append(Finding.Substitution.Edit(range: delegation.callee, text: delegation.type))
  }
}
