import AsyncLintSyntax

/// The code around a blocking call, as far as it decides what can be written in its place.
struct Surroundings {
  /// The innermost function, as reports name it, and what it has to become for the advised code; nil: it can stay as it is.
  var function: String?
  var isAsync = true
  var catchesErrors = true
  /// The function that takes the innermost synchronous closure around the call, which cannot await.
  var closureTaker: String?
  /// The expression to move away as a whole: the call, or the call whose closures it stands in.
  var moved: NodeID
  var tries = Tries.no
  /// The call stands in a closure that can neither await nor be moved.
  var isStuck = false
  /// Properties that the call reads without `self`: a closure has to capture them, also because it leaves the actor.
  var captured: [String] = []
  /// What the call reads of `self` or calls of it before it is moved, and what belongs to an actor: a closure on another thread cannot.
  var isolated: [String] = []
  /// The call is a condition of `guard`, where a closure may not follow a call unless in parentheses.
  var isGuardCondition = false
  /// The call begins with another member, without the `self` that a closure has to write.
  var needsSelf = false
  /// The assertion of XCTest whose argument the call is: an autoclosure, which cannot await.
  var assertion: String?
  /// The call stands in a `defer`, which cannot await.
  var isDeferred = false
  /// An argument is changed by the call: `&buffer`.
  var changesArgument = false
  /// A parameter in sight: a Vapor request or application, and what knows its event loop.
  var request: String?
  var application: String?
  var hasChannelContext = false

  enum Tries {
    case no, plain, optional
  }

  init(of node: NodeID, context: NodeID?, in file: ProgramFile, _ analyzer: Analyzer) {
    moved = analyzer.wholeUse(of: node, in: file)
    var child = node
    var current = file.parent(node)
    var isBodyFound = false
    while current != 0 {
      switch file.kind(current) {
      case .closureExpression:
        note(parameters: file.child(2, current), in: file, analyzer)
        guard !isBodyFound else { break }
        if current == context || analyzer.fate(of: current, in: file) != .inline {
          isBodyFound = true
          if !analyzer.mayAwait(current, in: file) {
            closureTaker = closureTaker ?? "MainActor.run"
            isStuck = true
          }
        } else if let call = analyzer.call(taking: current, in: file) {
          // What is awaited already cannot move: it is the code around the closure that has to change.
          if file.flags(call).contains(.isAwaited) { isStuck = true }
          if !isStuck { moved = call }
          let name = analyzer.text(file.name(analyzer.calleeName(of: call, in: file)))
          if closureTaker == nil, !name.isEmpty { closureTaker = name }
        }
      case .deferStatement: isDeferred = isDeferred || !isBodyFound
      case .callExpression:
        let name = analyzer.text(file.name(analyzer.calleeName(of: current, in: file)))
        if !isBodyFound, name.hasPrefix("XCTAssert") || name == "XCTUnwrap" { assertion = assertion ?? name }
      case .doStatement:
        if !isBodyFound, file.child(0, current) == child, file.childCount(current) > 1 { catches = true }
      case .functionDeclaration, .initializerDeclaration, .accessor, .subscriptDeclaration, .deinitializerDeclaration:
        note(parameters: file.child(2, current), in: file, analyzer)
        guard !isBodyFound else { break }
        isBodyFound = true
        function = analyzer.displayName(ofBody: current, in: file)
        isAsync = file.flags(current).contains(.isAsync)
        catchesErrors = catches || file.flags(current).contains(.isThrowing)
      default: break
      }
      child = current
      current = file.parent(current)
    }
    tries = analyzer.tries(moved, in: file)
    let members = analyzer.membersUsed(in: moved, except: node, in: file)
    captured = members.captured
    isolated = members.isolated
    isGuardCondition = analyzer.isGuardCondition(moved, in: file)
    let first = file.first(ofExpression: moved)
    needsSelf = analyzer.isOwnMember(first, in: file) && !captured.contains(analyzer.text(file.name(first)))
    changesArgument = file.children(moved).contains {
      file.kind($0) == .argument && file.kind(file.child(0, $0)) == .inoutExpression
    }
  }

  private var catches = false

  /// The innermost of a kind counts.
  private mutating func note(parameters clause: NodeID, in file: ProgramFile, _ analyzer: Analyzer) {
    guard file.kind(clause) == .parameterClause else { return }
    for parameter in file.children(clause) where file.kind(parameter) == .parameter {
      let name = analyzer.text(file.name(parameter))
      let typeNode = file.child(1, parameter)
      let type = typeNode == 0 ? "" : analyzer.text(file.name(typeNode))
      if request == nil, type == "Request" || type.isEmpty && (name == "req" || name == "request") { request = name }
      if application == nil, type == "Application" { application = name }
      if type == "ChannelHandlerContext", name == "context" { hasChannelContext = true }
    }
  }

  /// Who gives the event loop.
  var eventLoop: String {
    if let request { return "\(request).eventLoop" }
    return hasChannelContext ? "context.eventLoop" : "eventLoop"
  }

  /// `[url] in `, at the beginning of a closure that the call is moved into.
  var captureList: String { captured.isEmpty ? "" : "[\(captured.joined(separator: ", "))] in " }
  /// The call with the `try` that it has.
  var call: String { tries == .no ? plainCall : "try \(plainCall)" }
  var plainCall: String { needsSelf ? "self.{call}" : "{call}" }
  /// Before an `await` of something that can throw: what the code said of errors stays true.
  var tryAwait: String { tries == .optional ? "try? await" : "try await" }
}

/// A call with more is too long to be moved as it is written.
private let mostNodes = 200

extension Analyzer {
  /// The expression that a name belongs to: its call, the assignment to it, the operator's operands.
  func wholeUse(of node: NodeID, in file: ProgramFile) -> NodeID {
    let call = call(ofCallee: node, in: file)
    if call != 0 { return call }
    let parent = file.parent(node)
    switch file.kind(node) {
    case .binaryOperator: return parent
    case .keyPathComponent:
      let argument = file.ancestor(of: node) { $0 != .keyPathComponent && $0 != .keyPathExpression }
      return file.kind(argument) == .argument ? file.parent(argument) : parent
    default:
      if file.flags(node).contains(.isWritten), file.kind(parent) == .sequenceExpression { return parent }
      // A function that is handed over runs in the call that takes it.
      if file.kind(parent) == .argument, file.kind(file.parent(parent)) == .callExpression, !isRead(node, in: file) {
        return file.parent(parent)
      }
      return node
    }
  }

  /// The members of `self` in source order: what a closure captures to use what is written without `self`, and what it cannot use because
  /// it belongs to an actor. What blocks itself is not read before it is moved.
  fileprivate func membersUsed(
    in root: NodeID, except reported: NodeID, in file: ProgramFile
  ) -> (captured: [String], isolated: [String]) {
    var captured: [String] = []
    var isolated: [String] = []
    func note(_ name: String, in names: inout [String]) {
      if !names.contains(name) { names.append(name) }
    }
    let first = file.first(ofExpression: root)
    var pending = [root]
    for _ in 0..<mostNodes {
      guard let node = pending.popLast() else { return (captured, isolated) }
      if node != reported, !file.flags(node).contains(.isWritten) {
        let name = text(file.name(node))
        if isOwnMember(node, in: file, .variable) {
          note(name, in: &captured)
        } else {
          if node != first, isOwnMember(node, in: file, .function) { note("self", in: &captured) }
          if let member = memberOfActor(node, in: file) { note(displayName(of: member), in: &isolated) }
        }
      }
      if file.kind(node) != .inoutExpression { pending += file.children(node).reversed() }
    }
    return ([], [])
  }

  /// A function of an actor or of the main actor, or its variable behind `self.`.
  private func memberOfActor(_ node: NodeID, in file: ProgramFile) -> Unit? {
    guard file.kind(node) == .identifierExpression || file.kind(node) == .memberExpression,
      case .declaration(let id) = resolve(node, in: file).candidates.first?.target, program[id].owner >= 0,
      program[id].kind == .function || program[id].kind == .variable && !program[id].flags.contains(.isLet),
      isolation(of: id) != .none
    else { return nil }
    return Unit(kind: .body, place: Place(file: program[id].file, node: program[id].node))
  }

  /// Whether a function or variable of a global actor is used: only there it can run.
  func isOnGlobalActor(_ callee: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = resolve(callee, in: file).candidates.first?.target else { return false }
    switch isolation(of: id) {
    case .mainActor, .globalActor: return true
    case .none, .actor, .ownExecutor, .eventLoop: return false
    }
  }

  fileprivate func isGuardCondition(_ moved: NodeID, in file: ProgramFile) -> Bool {
    var node = file.parent(moved)
    while true {
      switch file.kind(node) {
      case .tryExpression, .awaitExpression, .sequenceExpression, .optionalBinding, .patternCondition,
        .forceUnwrapExpression, .memberExpression, .conditionList:
        node = file.parent(node)
      case .guardStatement: return true
      default: return false
      }
    }
  }

  /// A member of the type around, written without `self`.
  fileprivate func isOwnMember(
    _ node: NodeID, in file: ProgramFile, _ kind: Declaration.Kind? = nil
  ) -> Bool {
    guard file.kind(node) == .identifierExpression,
      case .declaration(let id) = resolve(node, in: file).candidates.first?.target
    else { return false }
    let declaration = program[id]
    return declaration.owner >= 0 && !declaration.flags.contains(.isStatic)
      && (kind.map { declaration.kind == $0 } ?? (declaration.kind == .function || declaration.kind == .variable))
  }

  private func isRead(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch resolve(node, in: file).candidates.first?.target {
    case .declaration(let id): program[id].kind == .variable
    case .symbol(let index): external.catalogue.symbols[index].kind == .property
    default: file.kind(node) == .subscriptExpression
    }
  }

  /// The call that a closure is an argument of, or that calls it on the spot.
  fileprivate func call(taking closure: NodeID, in file: ProgramFile) -> NodeID? {
    var node = closure
    while file.kind(file.parent(node)) == .parenthesizedExpression { node = file.parent(node) }
    let parent = file.parent(node)
    if file.kind(parent) == .callExpression { return parent }
    let call = file.parent(parent)
    return file.kind(parent) == .argument && file.kind(call) == .callExpression ? call : nil
  }

  /// A task's closure may await even when it does not yet; the one of `MainActor.run` may not.
  fileprivate func mayAwait(_ closure: NodeID, in file: ProgramFile) -> Bool {
    guard case .async = fate(of: closure, in: file), let call = call(taking: closure, in: file) else { return true }
    let callee = calleeName(of: call, in: file)
    let base = file.kind(callee) == .memberExpression ? file.child(0, callee) : 0
    return !(base != 0 && text(file.name(base)) == "MainActor" && text(file.name(callee)) == "run")
  }

  fileprivate func tries(_ node: NodeID, in file: ProgramFile) -> Surroundings.Tries {
    var current = node
    while current != 0 {
      switch file.kind(current) {
      case .tryExpression: return file.flags(current).contains(.isOptional) ? .optional : .plain
      case .block, .closureExpression, .sourceFile, .conditionalBranch: return .no
      default: current = file.parent(current)
      }
    }
    return .no
  }
}
