import AsyncLintCatalogue
import AsyncLintSyntax

/// Which APIs take locks and give them back.
struct LockCalls {
  let analyzer: Analyzer
  /// Base names of all of them.
  let names: Set<GlobalName>
  private let words: LockWords
  /// Types of libraries whose objects are locks.
  private let lockTypes: Set<String>

  init(_ analyzer: Analyzer) {
    self.analyzer = analyzer
    words = analyzer.lockWords
    func intern(_ text: String) -> GlobalName { analyzer.interner.intern(text) }
    var names = words.givingFunctions
    var types: Set<String> = []
    names.formUnion([words.unlock, words.signal, words.flock])
    names.formUnion(words.tryingMethods)
    names.formUnion(words.tryingFunctions)
    for (index, symbol) in analyzer.external.catalogue.symbols.enumerated()
    where symbol.kind == .function && Self.mayTake(symbol, analyzer.ruleName(ofSymbol: index)) {
      names.insert(intern(symbol.baseName))
      if symbol.baseName == "lock", let receiver = symbol.receiver { types.insert(receiver) }
    }
    self.names = names
    lockTypes = types
  }

  /// What a call of an API does; nothing when it is no API of locks.
  func effect(of callee: NodeID, _ call: NodeID, in file: ProgramFile) -> LockEffect {
    let name = file.name(callee)
    guard names.contains(name) || name == words.close else { return LockEffect() }
    let candidate = analyzer.resolve(callee, in: file).candidates.first
    switch candidate?.target {
    case .symbol(let symbol):
      if let candidate, let key = takenKey(symbol, candidate, callee, call, in: file) {
        let step = Finding.ChainStep(
          name: analyzer.displayName(ofSymbol: symbol, candidate.match), file: Int(file.index),
          range: file.nameRange(callee))
        let isOfFile = name == words.flock
        return LockEffect(takes: [LockTake(key: key, steps: [step], isLikely: candidate.isLikely, isOfFile: isOfFile)])
      }
    case .declaration, .local, .implicitInitializer: return LockEffect()
    case .knownMember, .type, nil:
      if let take = take(triedBy: callee, call, in: file) { return LockEffect(takes: [take]) }
    }
    return LockEffect(gives: givenKeys(name, callee, call, in: file))
  }

  /// What a function of the program does that is named after giving something back, but not seen to do it.
  func assumedEffect(of callee: NodeID, in file: ProgramFile) -> LockEffect {
    guard words.givingWords.contains(file.name(callee)), file.kind(callee) == .memberExpression else {
      return LockEffect()
    }
    return LockEffect(clears: receiver(of: callee, in: file))
  }

  /// The name says that a lock is given back, whatever it is the name of.
  func givesByName(_ callee: NodeID, in file: ProgramFile) -> Bool { words.givingWords.contains(file.name(callee)) }

  /// What gives a lock back.
  var givingNames: Set<GlobalName> { words.givingFunctions.union([words.unlock, words.signal]) }

  /// `flock` and semaphores take only by their arguments and values.
  private static func mayTake(_ symbol: Symbol, _ rule: String) -> Bool {
    switch symbol.baseName {
    case "lock", "flock": return true
    case "wait": return symbol.receiver == "DispatchSemaphore"
    default: return rule == SemanticRule.lockInAsync.rawValue && !symbol.baseName.hasPrefix("with")
    }
  }

  private func takenKey(
    _ symbol: Int, _ candidate: Resolution.Candidate, _ callee: NodeID, _ call: NodeID, in file: ProgramFile
  ) -> LockKey? {
    let entry = analyzer.external.catalogue.symbols[symbol]
    let shape = CallShape(call, in: file)
    guard entry.kind == .function, Self.mayTake(entry, analyzer.ruleName(ofSymbol: symbol)),
      analyzer.isBlocking(symbol, candidate, shape, in: file)
    else { return nil }
    guard entry.receiver != nil else {
      if file.name(callee) == words.flock, !isExclusiveOrShared(shape, in: file) { return nil }
      return key(ofFirst: shape, in: file)
    }
    guard let object = receiver(of: callee, in: file) else { return nil }
    if entry.receiver == "DispatchSemaphore" {
      guard isBinary(file.child(0, callee), in: file) else { return nil }
      return LockKey(object: object, isSemaphore: true)
    }
    return LockKey(object: object)
  }

  /// `guard lock.try() else { … }`, which waits for nobody, and holds the lock where a condition says so.
  private func take(triedBy callee: NodeID, _ call: NodeID, in file: ProgramFile) -> LockTake? {
    let name = file.name(callee)
    var (key, symbol): (LockKey?, String)
    if file.kind(callee) == .memberExpression {
      guard words.tryingMethods.contains(name), case let object = file.child(0, callee),
        let type = analyzer.libraryName(of: analyzer.typeOf(object, in: file)), lockTypes.contains(type)
      else { return nil }
      key = analyzer.lockPath(of: object, in: file).map { LockKey(object: $0) }
      symbol = "\(type).\(analyzer.text(name))(\(file.childCount(call) > 1 ? "whenCondition:" : ""))"
    } else {
      guard words.tryingFunctions.contains(name) else { return nil }
      key = self.key(ofFirst: CallShape(call, in: file), in: file)
      symbol = "\(analyzer.text(name))(_:)"
    }
    guard let key, isCondition(call, in: file) || isOnlyAskedLater(call, in: file) else { return nil }
    let step = Finding.ChainStep(name: symbol, file: Int(file.index), range: file.nameRange(callee))
    return LockTake(key: key, steps: [step], isLikely: false, isTried: true)
  }

  /// `if lock.try()`, `guard pthread_mutex_trylock(mutex) == 0 else`, `while !lock.try()`: alone, or beside other conditions.
  private func isCondition(_ value: NodeID, in file: ProgramFile) -> Bool {
    let node = question(about: value, in: file)
    let parent = file.parent(node)
    switch file.kind(parent) {
    case .conditionList: return true
    case .ifExpression, .guardStatement, .whileStatement: return file.child(0, parent) == node
    case .repeatStatement: return file.child(1, parent) == node
    default: return false
    }
  }

  /// `let isLocked = lock.try()`: a constant that conditions alone ask.
  private func isOnlyAskedLater(_ call: NodeID, in file: ProgramFile) -> Bool {
    let binding = file.parent(question(about: call, in: file))
    let pattern = file.child(0, binding)
    guard file.kind(binding) == .patternBinding, file.kind(pattern) == .bindingPattern,
      file.flags(pattern).contains(.isLet)
    else { return false }
    let function = analyzer.enclosingFunction(of: pattern, in: file)
    let named = analyzer.variableUses(file.name(pattern), in: function, of: file)
    let uses = named.others.filter {
      if case .local(pattern)? = analyzer.resolve($0, in: file).candidates.first?.target { true } else { false }
    }
    return !named.isIncomplete && !uses.isEmpty && uses.allSatisfy { isCondition($0, in: file) }
  }

  /// `!lock.try()`, `pthread_mutex_trylock(mutex) == 0`
  private func question(about value: NodeID, in file: ProgramFile) -> NodeID {
    var (node, parent) = (value, file.parent(value))
    while [.parenthesizedExpression, .prefixOperatorExpression].contains(file.kind(parent))
      || file.kind(parent) == .sequenceExpression && file.childCount(parent) == 3
        && file.children(parent).contains(where: { isSuccess($0, in: file) })
    {
      (node, parent) = (parent, file.parent(parent))
    }
    return node
  }

  private func isSuccess(_ value: NodeID, in file: ProgramFile) -> Bool {
    file.kind(value) == .booleanLiteral || file.kind(value) == .integerLiteral && file.flags(value).contains(.isZero)
  }

  private func givenKeys(_ name: GlobalName, _ callee: NodeID, _ call: NodeID, in file: ProgramFile) -> [LockKey] {
    let shape = CallShape(call, in: file)
    if words.givingFunctions.contains(name) || name == words.flock || name == words.close {
      return key(ofFirst: shape, in: file).map { [$0] } ?? []
    }
    guard name == words.unlock || name == words.signal, let object = receiver(of: callee, in: file) else { return [] }
    return [LockKey(object: object, isSemaphore: name == words.signal)]
  }

  /// `lock.unlock`, which whoever gets it may call.
  func key(givenBackBy reference: NodeID, in file: ProgramFile) -> LockKey? {
    guard file.kind(reference) == .memberExpression, case let name = file.name(reference),
      name == words.unlock || name == words.signal, let object = receiver(of: reference, in: file)
    else { return nil }
    return LockKey(object: object, isSemaphore: name == words.signal)
  }

  private func receiver(of callee: NodeID, in file: ProgramFile) -> ObjectPath? {
    guard file.kind(callee) == .memberExpression else { return ObjectPath(root: .selfValue) }
    return analyzer.lockPath(of: file.child(0, callee), in: file)
  }

  private func key(ofFirst shape: CallShape, in file: ProgramFile) -> LockKey? {
    guard let first = shape.arguments.first else { return nil }
    return analyzer.lockPath(of: first.expression, in: file).map { LockKey(object: $0) }
  }

  private func isExclusiveOrShared(_ shape: CallShape, in file: ProgramFile) -> Bool {
    for node in file.descendants(of: shape.arguments.dropFirst().map(\.expression)) {
      if file.kind(node) == .identifierExpression, ["LOCK_EX", "LOCK_SH"].contains(analyzer.text(file.name(node))) {
        return true
      }
    }
    return false
  }

  /// A semaphore that is created with the value 1.
  private func isBinary(_ semaphore: NodeID, in file: ProgramFile) -> Bool {
    guard let value = analyzer.constantValue(of: file.unparenthesized(semaphore), in: file),
      value.file.kind(value.node) == .callExpression
    else { return false }
    let argument = value.file.child(1, value.node)
    let literal = value.file.child(0, argument)
    return value.file.kind(literal) == .integerLiteral && value.file.flags(literal).contains(.isOne)
  }
}

/// Names of functions that give locks back.
struct LockWords {
  let unlock, signal, flock, close: GlobalName
  let givingFunctions: Set<GlobalName>
  /// What methods are called that give a lock back.
  let givingWords: Set<GlobalName>
  /// What takes a lock only where nobody else has it, and gives whether it did.
  let tryingMethods, tryingFunctions: Set<GlobalName>

  init(_ interner: Interner) {
    func names(_ words: String...) -> Set<GlobalName> { Set(words.map { interner.intern($0) }) }
    unlock = interner.intern("unlock")
    signal = interner.intern("signal")
    flock = interner.intern("flock")
    close = interner.intern("close")
    givingFunctions = names(
      "pthread_mutex_unlock", "pthread_rwlock_unlock", "pthread_spin_unlock", "os_unfair_lock_unlock",
      "os_unfair_recursive_lock_unlock", "OSSpinLockUnlock", "objc_sync_exit", "mtx_unlock")
    givingWords = names("unlock", "leave", "release", "exit", "relinquish", "releaseLock")
    tryingMethods = names("try", "tryLock", "lockIfAvailable")
    tryingFunctions = names(
      "pthread_mutex_trylock", "pthread_rwlock_tryrdlock", "pthread_rwlock_trywrlock", "pthread_spin_trylock",
      "os_unfair_lock_trylock", "OSSpinLockTry", "mtx_trylock")
  }
}
