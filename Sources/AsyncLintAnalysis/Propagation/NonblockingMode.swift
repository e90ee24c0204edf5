import AsyncLintSyntax

/// Names that tell that a descriptor does not block.
struct NonblockingWords {
  /// What a call gives in place of waiting: who asks for it works with descriptors that do not block.
  let errors: Set<GlobalName>
  /// Flags that put a descriptor into the mode, given when it is made or set.
  let flags: Set<GlobalName>
  /// Functions that set the mode of their first argument.
  let setters: Set<GlobalName>
  /// Functions that take the mode of a session as their second argument.
  let sessionSetters: [GlobalName: SessionSetter]
  /// Options of sockets that make a call wait before it gives one of the errors.
  let timeouts: Set<GlobalName>

  init(_ interner: Interner) {
    func names(_ words: String...) -> Set<GlobalName> { Set(words.map { interner.intern($0) }) }
    errors = names("EAGAIN", "EWOULDBLOCK", "EINPROGRESS", "resourceTemporarilyUnavailable", "wouldBlock")
    flags = names("O_NONBLOCK", "O_NDELAY", "SOCK_NONBLOCK", "FIONBIO", "nonBlocking")
    setters = names("fcntl", "ioctl")
    sessionSetters = [
      interner.intern("libssh2_session_set_blocking"): SessionSetter(functions: ["libssh2_"], asksNotToWait: false),
      interner.intern("ssh_set_blocking"): SessionSetter(functions: ["ssh_"], asksNotToWait: false),
      interner.intern("nodelay"): SessionSetter(functions: ["getch", "wget"], asksNotToWait: true),
    ]
    timeouts = names("SO_RCVTIMEO", "SO_SNDTIMEO")
  }
}

/// A function that sets the mode of a session, or of a terminal's window.
struct SessionSetter {
  /// What the names of the functions begin with that wait in one mode, and not in the other.
  let functions: [String]
  /// `nodelay(window, true)`; `ssh_set_blocking(session, 0)` says whether to wait.
  let asksNotToWait: Bool
}

/// What a call says about the mode of a session.
struct SessionMode {
  var offset: UInt32
  var isNonblocking: Bool
  /// Only where the block ends.
  var isDeferred: Bool
}

/// What one file says about descriptors that do not block.
struct NonblockingMode {
  /// Where the errors are named, in order.
  var errors: [UInt32] = []
  /// Where the mode of descriptors is set: of local variables by the node that declares them, of all others by their name.
  var locals: [NodeID: [UInt32]] = [:]
  var others: [GlobalName: [(offset: UInt32, declaration: DeclarationID?)]] = [:]
  /// Where sessions get the mode, by what the names of functions on them begin with.
  var sessions: [String: [SessionMode]] = [:]
  /// Where a call gets a time that it may wait before it gives the errors, in order.
  var timeouts: [UInt32] = []
}

extension Analyzer {
  /// Whether the code shows that a descriptor is in non-blocking mode: it is made or set so, or the function around asks for
  /// the error that a call on it gives in place of waiting.
  func isNonblocking(_ descriptor: NodeID, in call: NodeID, _ file: ProgramFile) -> Bool {
    if expectsToBeTurnedAway(call, in: file) || isOnNonblockingSession(call, in: file) { return true }
    var node = file.unparenthesized(descriptor)
    for _ in 0..<8 {
      guard file.kind(node) == .memberExpression || file.kind(node) == .identifierExpression else { return false }
      let mode = nonblockingMode(of: file)
      if let local = local(node, in: file) {
        if isSet(at: mode.locals[local], before: call, in: file) { return true }
      } else if let others = mode.others[file.name(node)] {
        // Properties of the same name may be of different types.
        let own = declaration(of: node, in: file)
        let places = others.filter { $0.declaration == own || $0.declaration == nil || own == nil }
        if isSet(at: places.map(\.offset), before: call, in: file) { return true }
      }
      if let value = constantValue(of: node, in: file) { return isMadeNonblocking(value.node, in: value.file) }
      guard standardOutput.views.contains(file.name(node)) else { return false }
      node = file.unparenthesized(file.child(0, node))
    }
    return false
  }

  /// `open(path, O_RDONLY | O_NONBLOCK)`, `socket(AF_INET, kind, 0)` with a constant that says so.
  private func isMadeNonblocking(_ value: NodeID, in file: ProgramFile) -> Bool {
    if namesNonblockingFlag(value, in: file) { return true }
    let call = file.kind(value) == .tryExpression ? file.child(0, value) : value
    return file.kind(call) == .callExpression
      && file.children(call).dropFirst().contains { argument in
        let constant = constantValue(of: file.child(0, argument), in: file)
        return constant.map { namesNonblockingFlag($0.node, in: $0.file) } ?? false
      }
  }

  /// A file that puts sessions into the mode, and never back, does so with all of them: the channels and handles that its calls are given do
  /// not tell which session they are of. Within a function what it has set last counts.
  private func isOnNonblockingSession(_ call: NodeID, in file: ProgramFile) -> Bool {
    let sessions = nonblockingMode(of: file).sessions
    if sessions.isEmpty { return false }
    let name = text(file.name(calleeName(of: call, in: file)))
    guard let settings = sessions.first(where: { name.hasPrefix($0.key) })?.value else { return false }
    let function = functionAround(call, in: file)
    let own = settings.last {
      !$0.isDeferred && $0.offset >= file.offset(function) && $0.offset < file.offset(call)
    }
    return own?.isNonblocking ?? settings.allSatisfy(\.isNonblocking)
  }

  func functionAround(_ node: NodeID, in file: ProgramFile) -> NodeID {
    file.ancestor(of: node) {
      switch $0 {
      case .functionDeclaration, .initializerDeclaration, .accessor, .sourceFile: true
      default: false
      }
    }
  }

  /// What the same function sets only after a call, the call still waits for: `connect` mostly comes first.
  private func isSet(at places: [UInt32]?, before call: NodeID, in file: ProgramFile) -> Bool {
    guard let places else { return false }
    let function = functionAround(call, in: file)
    return places.contains { $0 < file.offset(call) || $0 < file.offset(function) || $0 >= file.end(function) }
  }

  /// `if errno == EWOULDBLOCK { … }` in the function around a node, or in one that a closure around it is given to.
  func expectsToBeTurnedAway(_ node: NodeID, in file: ProgramFile) -> Bool {
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .functionDeclaration, .initializerDeclaration, .deinitializerDeclaration, .accessor:
        return asksForErrors(current, in: file)
      case .closureExpression:
        let call = file.parent(file.parent(current))
        if file.kind(file.parent(current)) == .argument, file.kind(call) == .callExpression,
          case .declaration(let id)? = resolve(calleeName(of: call, in: file), in: file).candidates.first?.target,
          asksForErrors(program[id].node, in: files[Int(program[id].file)])
        {
          return true
        }
      default: break
      }
      current = file.outward(current)
    }
    return false
  }

  private func asksForErrors(_ function: NodeID, in file: ProgramFile) -> Bool {
    let mode = nonblockingMode(of: file)
    return contains(mode.errors, in: function, file) && !contains(mode.timeouts, in: function, file)
  }

  private func nonblockingMode(of file: ProgramFile) -> NonblockingMode {
    if let known = nonblockingModeOfFile[file.index] { return known }
    let mode = findNonblockingMode(of: file)
    nonblockingModeOfFile[file.index] = mode
    return mode
  }

  private func findNonblockingMode(of file: ProgramFile) -> NonblockingMode {
    var mode = NonblockingMode()
    let parts = Set(namesAboutNonblocking.flatMap { nameIndex.parts(using: $0, of: file.index) }).sorted()
    let nodes = parts.flatMap { $0 == 0 ? file.ownNodes : file.nodes(ofBody: $0 - 1) }
    var assignments: [NodeID] = []
    for node in nodes {
      switch file.kind(node) {
      case .identifierExpression, .memberExpression:
        if nonblocking.errors.contains(file.name(node)) { mode.errors.append(file.offset(node)) }
        if nonblocking.timeouts.contains(file.name(node)) { mode.timeouts.append(file.offset(node)) }
      case .callExpression where nonblocking.sessionSetters[file.name(calleeName(of: node, in: file))] != nil:
        addSession(setBy: node, to: &mode, in: file)
      case .callExpression where setsNonblocking(node, in: file):
        note(descriptor(setBy: node, in: file), setAt: file.offset(node), in: &mode, file)
      case .callExpression:
        for descriptor in descriptors(setByHelper: node, in: file) {
          note(descriptor, setAt: file.offset(node), in: &mode, file)
        }
      case .sequenceExpression where file.childCount(node) == 3 && assignment(file.child(1, node), in: file) == "=":
        assignments.append(node)
      default: break
      }
    }
    // `descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)`, `self.descriptor = descriptor`
    for node in assignments {
      var value = file.unparenthesized(file.child(2, node))
      if file.kind(value) == .tryExpression { value = file.child(0, value) }
      let isMadeSo = file.kind(value) == .callExpression && namesNonblockingFlag(value, in: file)
      let isSetSo = local(value, in: file).map { mode.locals[$0] != nil } ?? false
      // `let opened = open(path, O_RDWR | O_NONBLOCK)` before it
      let constant = isMadeSo || isSetSo ? nil : constantValue(of: value, in: file)
      guard isMadeSo || isSetSo || constant.map({ isMadeNonblocking($0.node, in: $0.file) }) ?? false else { continue }
      note(file.unparenthesized(file.child(0, node)), setAt: file.offset(node), in: &mode, file)
    }
    mode.errors.sort()
    for library in mode.sessions.keys { mode.sessions[library]?.sort { $0.offset < $1.offset } }
    mode.timeouts.sort()
    addCheckers(to: &mode, in: file)
    return mode
  }

  private func note(
    _ descriptor: NodeID, setAt offset: UInt32, in mode: inout NonblockingMode, _ file: ProgramFile
  ) {
    guard file.kind(descriptor) == .identifierExpression || file.kind(descriptor) == .memberExpression else { return }
    if let local = local(descriptor, in: file) {
      mode.locals[local, default: []].append(offset)
    } else {
      mode.others[file.name(descriptor), default: []].append((offset, declaration(of: descriptor, in: file)))
    }
  }

  /// `if wouldBlock(errno)`, where a function of this file asks for the errors, is as good as asking for them.
  private func addCheckers(to mode: inout NonblockingMode, in file: ProgramFile) {
    if mode.errors.isEmpty { return }
    var calls: [UInt32] = []
    for node in file.allNodes() where file.kind(node) == .callExpression {
      let callee = calleeName(of: node, in: file)
      guard file.children(node).dropFirst().contains(where: { namesError($0, in: file) }),
        case .declaration(let id)? = resolve(callee, in: file).candidates.first?.target,
        program[id].file == file.index, contains(mode.errors, in: program[id].node, file)
      else { continue }
      calls.append(file.offset(node))
    }
    mode.errors = (mode.errors + calls).sorted()
  }

  /// `errno`, `error.rawValue`, `lastErrno`
  private func namesError(_ argument: NodeID, in file: ProgramFile) -> Bool {
    var node = file.kind(argument) == .argument ? file.child(0, argument) : argument
    while file.kind(node) == .memberExpression, standardOutput.views.contains(file.name(node)) {
      node = file.child(0, node)
    }
    guard file.kind(node) == .memberExpression || file.kind(node) == .identifierExpression else { return false }
    let name = text(file.name(node))
    return name.hasSuffix("errno") || name.hasSuffix("Errno") || name.hasSuffix("error") || name.hasSuffix("Error")
  }

  private func contains(_ places: [UInt32], in node: NodeID, _ file: ProgramFile) -> Bool {
    let next = places.partitioningIndex { places[$0] >= file.offset(node) }
    return next < places.count && places[next] < file.end(node)
  }

  /// `libssh2_session_set_blocking(session, 0)`, `nodelay(window, true)`
  private func addSession(setBy call: NodeID, to mode: inout NonblockingMode, in file: ProgramFile) {
    let arguments = CallShape(call, in: file).arguments
    guard let setter = nonblocking.sessionSetters[file.name(calleeName(of: call, in: file))], arguments.count == 2
    else { return }
    let given = arguments[1].expression
    let isOff = isZeroTimeout(given, in: file) || isBoolean(given, "false", in: file)
    let block = file.ancestor(of: call) { $0 == .deferStatement || $0 == .functionDeclaration || $0 == .accessor }
    let setting = SessionMode(
      offset: file.offset(call), isNonblocking: isOff != setter.asksNotToWait,
      isDeferred: file.kind(block) == .deferStatement)
    for functions in setter.functions { mode.sessions[functions, default: []].append(setting) }
  }

  /// `fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)`, `makeNonBlocking(descriptor)`.
  private func setsNonblocking(_ call: NodeID, in file: ProgramFile) -> Bool {
    let name = file.name(calleeName(of: call, in: file))
    if nonblocking.setters.contains(name) { return setsFlag(call, in: file) }
    return isNonblockingSetter(name)
      && !CallShape(call, in: file).arguments.contains { $0.label == 0 && isBoolean($0.expression, "false", in: file) }
  }

  /// `fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)`; `call`: of `fcntl` or `ioctl`.
  func setsFlag(_ call: NodeID, in file: ProgramFile) -> Bool {
    CallShape(call, in: file).arguments.dropFirst().contains { holdsFlag($0.expression, in: file) }
  }

  /// Of a function of the program's own.
  func isNonblockingSetter(_ name: GlobalName) -> Bool {
    let bytes = interner.bytes(of: name)
    guard bytes.count >= 11, bytes.last == UInt8(ascii: "g") else { return false }
    return bytes.suffix(11).elementsEqual("Nonblocking".utf8) || bytes.suffix(11).elementsEqual("NonBlocking".utf8)
  }

  /// The names of the program's files that say something of the mode. Most parts of files use none of them, and are not read for that.
  func findNamesAboutNonblocking() -> [GlobalName] {
    let words = nonblocking.errors.union(nonblocking.setters).union(nonblocking.timeouts)
      .union(nonblocking.sessionSetters.keys).union(nonblocking.flags)
    let helpers = nonblockingHelpers.keys.map { program[$0].name }
    return words.union((0..<GlobalName(fileNameCount)).filter { isNonblockingSetter($0) }).union(helpers)
      .filter { !nameIndex.isUnused($0) }.sorted()
  }

  /// `flags | O_NONBLOCK`, a constant with this value, or a local variable that it is added to.
  private func holdsFlag(_ argument: NodeID, in file: ProgramFile) -> Bool {
    if namesNonblockingFlag(argument, in: file) { return true }
    guard file.kind(argument) == .identifierExpression else { return false }
    if let value = constantValue(of: argument, in: file), namesNonblockingFlag(value.node, in: value.file) {
      return true
    }
    let uses = variableUses(file.name(argument), in: function(ofVariable: argument, in: file), of: file)
    return uses.assignments.contains { parts in
      file.offset(parts[0]) < file.offset(argument) && parts[2...].contains { namesNonblockingFlag($0, in: file) }
    }
  }

  /// The name in the first argument, or before the dot of a call without arguments.
  func descriptor(setBy call: NodeID, in file: ProgramFile) -> NodeID {
    let first = CallShape(call, in: file).arguments.first?.expression
    return descriptor(named: first ?? receiver(of: call, in: file), in: file)
  }

  /// `descriptor`, of `descriptor.rawValue` too; 0: it has no name.
  func descriptor(named expression: NodeID, in file: ProgramFile) -> NodeID {
    var node = file.unparenthesized(expression)
    while file.kind(node) == .memberExpression, standardOutput.views.contains(file.name(node)), file.child(0, node) != 0
    {
      node = file.unparenthesized(file.child(0, node))
    }
    return file.kind(node) == .memberExpression || file.kind(node) == .identifierExpression ? node : 0
  }

  private func declaration(of node: NodeID, in file: ProgramFile) -> DeclarationID? {
    guard case .declaration(let id)? = resolve(node, in: file).candidates.first?.target else { return nil }
    return id
  }

  private func local(_ node: NodeID, in file: ProgramFile) -> NodeID? {
    guard case .local(let local)? = resolve(node, in: file).candidates.first?.target else { return nil }
    return local
  }

  private func namesNonblockingFlag(_ root: NodeID, in file: ProgramFile) -> Bool {
    var nodes = file.descendants(of: root)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .closureExpression: nodes.skipChildren()
      // `flags & ~O_NONBLOCK`
      case .prefixOperatorExpression where file.name(node) == ruleWords.complement: nodes.skipChildren()
      case .identifierExpression, .memberExpression:
        if nonblocking.flags.contains(file.name(node)) { return true }
      default: break
      }
    }
    return false
  }

  /// A helper is used in a way that only makes sense if its API does not block, or is given what keeps it from that where it does not show
  /// what becomes of its arguments.
  func passesNonBlockingMode(_ site: Site, _ summaries: Summaries) -> Bool {
    guard case .unit(let unit) = site.target, let symbol = summaries[unit]?.symbol,
      case let conditions = external.catalogue.symbols[symbol].conditions, !conditions.isEmpty,
      let summary = summaries[unit]
    else { return false }
    let file = file(site.place)
    let call = call(ofCallee: site.place.node, in: file)
    /// A guard says which argument counts.
    func shows(_ condition: ArgumentGuard.Condition) -> Bool {
      summary.routes.contains { $0.guards.arguments.contains { $0.condition == condition } }
    }
    return conditions.contains { condition in
      switch condition {
      case .unlessNonblocking: expectsToBeTurnedAway(site.place.node, in: file)
      case _ where call == 0: false
      // Any argument may be `nil`.
      case .unlessMentions(_, "nil"): false
      case .unlessMentions(_, let flag):
        !shows(.lacks(flag)) && file.children(call).dropFirst().contains { mentions($0, flag, in: file) }
          && !isOfAnotherLine(flag, symbol)
      case .unlessMemoryStream:
        !shows(.isNoMemoryStream)
          && CallShape(call, in: file).arguments.contains { isMemoryStream($0.expression, in: file) }
      case .unlessNumericHost:
        !shows(.isNoNumericHost)
          && CallShape(call, in: file).arguments.contains { isNumericHost($0.expression, in: file) }
      default: false
      }
    }
  }
}
