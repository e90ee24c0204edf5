import AsyncLintSyntax

/// Names of the standard library that only touch memory, for receivers whose type is not known.
struct MemoryWords {
  /// Methods of collections, strings, numbers and optionals.
  let methods: Set<GlobalName>
  /// Free functions, also of C, and structures of C, whose names look like those of functions.
  let functions: Set<GlobalName>
  /// Methods that start or wake something elsewhere and return at once, and short critical sections.
  let signals: Set<GlobalName>
  /// Types outside the standard library that are plain memory, or whose methods only start something.
  let types: Set<GlobalName>

  init(_ interner: Interner) {
    func names(_ text: String) -> Set<GlobalName> {
      let words = text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
      return Set(words.map { interner.intern(Substring($0)) })
    }
    methods = names(
      """
      advanced allSatisfy append compactMap components contains count description distance drop dropFirst dropLast
      elementsEqual enumerated filter first firstIndex firstRange flatMap forEach formIndex formIntersection
      formSymmetricDifference formUnion hasPrefix hasSuffix hash index insert intersection isDisjoint isEqual isSubset
      isSuperset joined keys last lastIndex lowercased makeIterator map mapValues max merge merging min multiplied negate
      next object partition popFirst popLast prefix randomElement reduce remove removeAll removeFirst removeLast
      removeObject removeSubrange removeValue replaceSubrange reserveCapacity reverse reversed setObject setValue shuffle
      shuffled sort sorted split starts subtract subtracting suffix swapAt symmetricDifference toggle
      trimmingCharacters union update updateValue uppercased
      """)
    functions = names(
      """
      abs assert assertionFailure debugPrint dispatchPrecondition dump fatalError max min numericCast os_log os_signpost
      precondition preconditionFailure print sequence stride swap type unsafeBitCast unsafeDowncast withExtendedLifetime withUnsafeBytes
      withUnsafeMutableBytes withUnsafeMutablePointer withUnsafePointer zip

      arc4random arc4random_uniform calloc clock clock_gettime free getpid gettimeofday malloc memcmp memcpy memmove memset
      realloc strcmp strlen time

      addrinfo dirent fd_set in6_addr in_addr iovec linger msghdr passwd pollfd rlimit rusage sockaddr
      sockaddr_in sockaddr_in6 sockaddr_storage sockaddr_un stat statfs statvfs termios timespec timeval tm utsname
      winsize
      """)
    signals = names(
      """
      async asyncAfter broadcast cancel enter finish finishTasksAndInvalidate invalidate invalidateAndCancel leave notify resume signal
      terminate withLock withLockedValue yield
      """)
    types = names(
      """
      AttributedString Calendar CharacterSet Data Date DateComponents DateInterval Decimal DispatchIO IndexPath
      IndexSet JSONDecoder JSONEncoder Logger NSCache NSCountedSet NSHashTable NSMapTable NSMutableArray
      NSMutableAttributedString NSMutableData NSMutableDictionary NSMutableOrderedSet NSMutableSet NSMutableString NSNumber Notification
      OSLog OSSignposter OperationQueue ProcessInfo PropertyListDecoder PropertyListEncoder URL URLComponents URLRequest
      UUID UserDefaults
      """)
  }
}

extension Analyzer {
  /// Whether a call's arguments are closures written there that read, compute and store, and call nothing else than memory's own
  /// operations and functions of the program, or such functions themselves. Those that block are found by their summaries.
  func onlyTouchesMemory(_ call: NodeID, in file: ProgramFile) -> Bool {
    let arguments = CallShape(call, in: file).arguments.map { file.unparenthesized($0.expression) }
    let closures = arguments.filter { file.kind($0) == .closureExpression }
    if closures.isEmpty { return arguments.contains { isFunctionOfProgram($0, in: file) } }
    return onlyTouchMemory(closures, in: file)
  }

  private func isFunctionOfProgram(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(node) == .identifierExpression || file.kind(node) == .memberExpression else { return false }
    switch resolve(node, in: file).candidates.first?.target {
    case .declaration(let id): return program[id].kind == .function
    case .local(let local): return isKnownFunction(local, in: file)
    default: return false
    }
  }

  /// `isAllowed` is asked of the calls that may do more.
  func onlyTouchMemory(
    _ closures: [NodeID], in file: ProgramFile, besides isAllowed: (NodeID) -> Bool = { _ in false }
  ) -> Bool {
    var nodes = file.descendants(of: closures)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .functionDeclaration, .structDeclaration, .classDeclaration, .enumDeclaration: nodes.skipChildren()
      case .closureExpression where !closures.contains(node) && fate(of: node, in: file) != .inline:
        nodes.skipChildren()
      case .callExpression where !isMemoryCall(node, in: file) && !isAllowed(node): return false
      default: break
      }
    }
    return true
  }

  private func isMemoryCall(_ call: NodeID, in file: ProgramFile) -> Bool {
    let callee = calleeName(of: call, in: file)
    let kind = file.kind(callee)
    guard kind == .identifierExpression || kind == .memberExpression else {
      return [.closureExpression, .arrayLiteral, .dictionaryLiteral, .typeExpression].contains(kind)
    }
    // By the name alone nobody knows what is called.
    if let candidate = resolve(callee, in: file).candidates.first, !candidate.isLikely {
      switch candidate.target {
      case .declaration(let id): return program[id].kind != .variable || isCalledStore(program[id], call, in: file)
      case .local(let node): return isKnownFunction(node, in: file)
      case .implicitInitializer, .type, .knownMember: return true
      case .symbol(let symbol):
        // One that blocks is reported at the `sync` on its own account.
        return isEnabled(symbol) || isLock(symbol) || (ruleName(ofSymbol: symbol) == "dispatch-sync")
      }
    }
    let name = file.name(callee)
    guard kind == .memberExpression else { return memoryWords.functions.contains(name) || isTypeName(name) }
    let base = file.child(0, callee)
    if base == 0 || memoryWords.signals.contains(name) { return true }
    // `throw StoreError.missing(id)`, of an enumeration of which nothing is known.
    if file.kind(file.parent(call)) == .throwStatement, isTypeName(file.name(base)) { return true }
    var type = unwrapped(typeOf(base, in: file))
    // `Int.random(in:)`
    if case .metatype(let instance) = type { type = instance }
    guard let nominal = type.nominalID else { return memoryWords.methods.contains(name) }
    let entry = program.nominals[Int(nominal)]
    if entry.isProject { return memoryWords.methods.contains(name) }
    return entry.modules.contains(swiftModuleName) || memoryWords.types.contains(entry.name)
  }

  /// `items(0)` of a value with `callAsFunction`, which has a summary; not a function that somebody else put there.
  private func isCalledStore(_ declaration: Declaration, _ call: NodeID, in file: ProgramFile) -> Bool {
    guard let id = files[Int(declaration.file)].declarationOfNode[declaration.node] else { return false }
    return variableType(id).functionType(optional: external.optional) == nil
  }

  /// A local function, or a constant that holds a closure written here.
  private func isKnownFunction(_ node: NodeID, in file: ProgramFile) -> Bool {
    if file.kind(node) == .functionDeclaration { return true }
    let binding = file.parent(node)
    return file.kind(binding) == .patternBinding
      && file.kind(file.unparenthesized(file.child(2, binding))) == .closureExpression
  }

  /// A lock taken within is a short critical section again.
  func isLock(_ symbol: Int) -> Bool { ruleName(ofSymbol: symbol) == SemanticRule.lockInAsync.rawValue }

  /// By what types are called: `Item` in Swift, `off_t` in C.
  private func isTypeName(_ name: GlobalName) -> Bool {
    let text = text(name)
    return text.hasSuffix("_t") || text.unicodeScalars.first?.properties.isUppercase ?? false
  }
}
