import AsyncLintSyntax

/// What the code around a closure calls the event loop that the closure runs on.
extension Analyzer {
  /// What a closure that gives a future has to be given to, instead of what it is given to.
  func flatTaker(of closure: NodeID, in file: ProgramFile) -> (isNow: String, becomes: String)? {
    guard case .eventLoop = fate(of: closure, in: file), let call = call(taking: closure, in: file) else { return nil }
    let name = text(file.name(calleeName(of: call, in: file)))
    return flatTakers[name].map { (name, $0) }
  }

  /// The event loop that a closure runs on, where the call that takes it has a name for it, `channel.eventLoop.execute { … }`, which means the same
  /// at a node in the closure.
  func eventLoop(of closure: NodeID, saidAt node: NodeID, in file: ProgramFile) -> String? {
    guard case .eventLoop = fate(of: closure, in: file), let call = call(taking: closure, in: file) else { return nil }
    let callee = callee(startingChainOf: calleeName(of: call, in: file), in: file)
    guard file.kind(callee) == .memberExpression, case let receiver = file.child(0, callee),
      var base = dottedName(receiver, in: file), case let first = file.name(file.first(ofExpression: receiver)),
      case let meant = file.locals(around: receiver).lookUp(first, at: file.offset(receiver))?.node,
      !isHidden(meant ?? 0, named: first, at: node, in: file)
    else { return nil }
    if meant == nil, first != known.`self`, isMemberOfObject(file.first(ofExpression: receiver), in: file) {
      if isSelfWeak(at: node, in: file) { return nil }
      base = "self.\(base)"
    }
    let name = text(file.name(callee))
    if loopFunctions.contains(name) { return base }
    // What makes channels has none of the loops that they get.
    if name.hasSuffix("Initializer") { return nil }
    return mayHaveEventLoop(typeOf(receiver, in: file)) ? "\(base).eventLoop" : nil
  }

  /// `loop.submit` of `loop.submit { … }.map { … }.always`: what runs on the loop goes on there. Else the function itself.
  private func callee(startingChainOf callee: NodeID, in file: ProgramFile) -> NodeID {
    var current = callee
    for _ in 0..<Self.mostLinksOfChain {
      if loopFunctions.contains(text(file.name(current))) { return current }
      guard file.kind(current) == .memberExpression, case let call = file.child(0, current),
        file.kind(call) == .callExpression
      else { return callee }
      current = calleeName(of: call, in: file)
    }
    return callee
  }

  private static let mostLinksOfChain = 32

  /// It belongs to an object: a closure that is kept has to say so.
  private func isMemberOfObject(_ name: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = resolve(name, in: file).candidates.first?.target,
      case let owner = program[id].owner, owner >= 0, !program[id].flags.contains(.isStatic)
    else { return false }
    return [.classDeclaration, .actorDeclaration].contains(program.nominals[Int(owner)].kind)
  }

  /// `[weak self]`, which no `guard let self` has unwrapped.
  func isSelfWeak(at node: NodeID, in file: ProgramFile) -> Bool {
    guard let own = file.locals(around: node).lookUp(known.`self`, at: file.offset(node))?.node else { return false }
    let flags = file.flags(own)
    return file.kind(own) == .capture && flags.contains(.isWeak) && !flags.contains(.isUnowned)
  }

  /// The event loop of an object in sight that is one, or has one.
  func eventLoopInSight(at node: NodeID, in file: ProgramFile) -> String? {
    let closure = file.ancestor(of: node) { $0 == .closureExpression }
    // A channel that is made has a loop of its own.
    if closure != 0, let call = call(taking: closure, in: file),
      text(file.name(calleeName(of: call, in: file))).hasSuffix("Initializer")
    {
      return nil
    }
    for (type, suffix) in typesInSight where interner.name(type) != nil {
      if let name = nameOfObject(ofType: type, at: node, in: file),
        !name.hasPrefix("self.") || !isSelfWeak(at: node, in: file)
      {
        return name + suffix
      }
    }
    return nil
  }

  /// A parameter of the same name stands in a closure between what bears the name and a node.
  func isHidden(_ binding: NodeID, named name: GlobalName, at node: NodeID, in file: ProgramFile) -> Bool {
    guard let meant = file.locals(around: node).lookUp(name, at: file.offset(node))?.node else { return false }
    return meant != binding && file.kind(meant) == .parameter
  }

  /// A type that is not known is that of a future most likely.
  private func mayHaveEventLoop(_ type: SwiftType) -> Bool { type.nominalID.map(hasEventLoop) ?? true }

  /// Of each parameter around a call it is asked.
  private func hasEventLoop(_ nominal: NominalID) -> Bool {
    if let known = typesHavingEventLoop[nominal] { return known }
    let property = interner.name("eventLoop")
    let answer = hierarchy(of: nominal).contains { above in
      let entry = program.nominals[Int(above)]
      return !entry.isProject && typesWithEventLoop.contains(text(entry.name))
        || property.map { !program.members(named: $0, of: above).isEmpty } ?? false
    }
    typesHavingEventLoop[nominal] = answer
    return answer
  }

  /// The event loop by way of a parameter. `type`: as it is written, behind `outer`; empty: it is not.
  func eventLoop(
    ofParameter parameter: NodeID, named name: String, type: String, in outer: String, file: ProgramFile
  ) -> String? {
    let known = localType(parameter, in: file).nominalID
    let typeName = known.map { text(program.nominals[Int($0)].name) } ?? type
    if typeName == "EventLoop" { return name }
    if let known, hasEventLoop(known) { return "\(name).eventLoop" }
    if known == nil, type.isEmpty {
      switch name {
      case "channel": return "\(name).eventLoop"
      case "eventLoop", "loop": return name
      default: return nil
      }
    }
    return known == nil && typesWithEventLoop.contains(type) || typesWithEventLoop.contains("\(outer).\(type)")
      ? "\(name).eventLoop" : nil
  }

  /// `eventLoop.makeCompletedFuture { … }`: moved, it would give a future of a future, and what only the loop may do is done elsewhere.
  func givesFuture(_ call: NodeID, in file: ProgramFile) -> Bool {
    typeOf(call, in: file).nominalID.map { program.nominals[Int($0)].name == libraryWords.eventLoopFutureName } ?? false
  }

  /// Whether `eventLoop` is a name at a place.
  func knowsEventLoop(at node: NodeID, in file: ProgramFile) -> Bool {
    guard let name = interner.name("eventLoop") else { return false }
    if file.locals(around: node).lookUp(name, at: file.offset(node)) != nil { return true }
    guard let nominal = enclosingNominal(of: node, in: file) else {
      return !program.members(named: name, of: -1).isEmpty
    }
    return hierarchy(of: nominal).contains { !program.members(named: name, of: $0).isEmpty }
  }

  /// `self.channel.eventLoop`, as it is written; nil for anything that is more than names.
  private func dottedName(_ node: NodeID, in file: ProgramFile) -> String? {
    var names: [String] = []
    var current = node
    while file.kind(current) == .memberExpression {
      names.append(text(file.name(current)))
      current = file.child(0, current)
    }
    // A type has no event loop.
    guard current != 0, file.kind(current) == .identifierExpression,
      text(file.name(current)).first?.isUppercase == false
    else { return nil }
    return ([text(file.name(current))] + names.reversed()).joined(separator: ".")
  }
}

/// Types of NIO, and what of their objects is an event loop. A group has several, of which the next is any one.
private let typesInSight = [("EventLoop", ""), ("Channel", ".eventLoop")]

/// What takes a value of its closure, and what takes a future.
private let flatTakers = [
  "map": "flatMap", "flatMapThrowing": "flatMap", "flatMapErrorThrowing": "flatMapError", "recover": "flatMapError",
  "flatMapResult": "flatMap", "submit": "flatSubmit", "scheduleTask": "flatScheduleTask",
  "scheduleRepeatedTask": "scheduleRepeatedAsyncTask",
]

/// What libraries give an `eventLoop`.
private let typesWithEventLoop: Set<String> = [
  "EventLoopFuture", "Channel", "ChannelPipeline", "ChannelHandlerContext", "EmbeddedChannel", "NIOAsyncTestingChannel",
  "HTTPClient.Task", "WebSocket", "Request", "Client", "QueueContext", "Database", "PostgresConnection",
  "PostgresDatabase", "MySQLDatabase", "SQLiteConnection", "SQLiteDatabase", "RedisClient", "ServerCallContext",
  "StatusOnlyCallContext", "UnaryResponseCallContext", "StreamingResponseCallContext", "LambdaContext",
  "Lambda.Context",
]

/// Functions of an event loop itself; others that run closures on one are those of its futures.
private let loopFunctions: Set<String> = [
  "execute", "submit", "flatSubmit", "scheduleTask", "flatScheduleTask", "scheduleRepeatedTask",
  "scheduleRepeatedAsyncTask",
]
