import AsyncLintSyntax

/// The serial queue that a call is moved to, as advice names it.
struct WorkQueue {
  /// `ioQueue`
  var name: String
  /// `io`
  var label: String
  /// How long its calls take is up to others: each of them would keep the rest of a common queue, or of a pool, waiting.
  var isOwn: Bool
  /// Of its own, and a thread of a pool would not come back either: for good, and not only until the functions are asynchronous.
  var isEndless: Bool
  /// A last word on it.
  var why: String?
  /// What says nothing else of itself belongs to the main actor, and code of other threads could not name it.
  var isNonisolated = false
  /// Functions of a script may be called before the line that makes a constant below them: they would use what is not there yet.
  var isOfScript = false
  /// It has no name: each call makes one.
  var isMadeInPlace = false

  static let alone = "nothing else may wait behind it"
  static let oneForEach = "\(alone): one such queue for each handle, connection or process"

  /// Of all calls that end by themselves.
  static let common = WorkQueue(name: "ioQueue", label: "io", isOwn: false, isEndless: false)

  /// What is said where a pool is used all the same, because it gives a future.
  var whyNoPool: String? {
    isEndless ? "it keeps one of the pool's few threads for as long as it waits: a thread of its own keeps none" : nil
  }

  /// What is done with it, to stand before a colon.
  var words: String {
    if isMadeInPlace { return "on a serial queue of its own" }
    return isOwn
      ? "on a serial queue of its own\(isOfScript ? ", made" : "")\(place)" : "on a serial queue, made once\(place)"
  }
  /// Where what is made once has to stand.
  var place: String { isOfScript ? " above the first statement of the file" : "" }
  var declaration: String {
    if isMadeInPlace { return "" }
    return "\(isNonisolated ? "nonisolated " : "")let \(name) = DispatchQueue(label: \"\(label)\")\n"
  }
}

extension AdviceSubject {
  /// Behind more helpers than one nobody knows whose handle it is, and most are of files.
  fileprivate var isNear: Bool { steps.count <= 2 }
}

extension Analyzer {
  /// `symbol`: what blocks in the end. Two `read`s on one queue go one after the other: the second waits for what the first one waits for.
  func workQueue(for subject: AdviceSubject) -> WorkQueue {
    let symbol = external.catalogue.symbols[subject.symbol]
    let severity = severity(ofSymbol: subject.symbol)
    let isError = severity == .error || severity == .warning && external.catalogue.rules[symbol.rule].severity == .error
    guard lane(ofSymbol: subject.symbol) != .queueHandoff else { return .common }
    // A server answers, or does not for half a minute, and no name waits for another one.
    if ruleName(ofSymbol: subject.symbol) == "blocking-dns", severity != .info {
      return WorkQueue(
        name: "DispatchQueue(label: \"lookup\")", label: "lookup", isOwn: true, isEndless: false, isMadeInPlace: true)
    }
    let home = file(subject.api)
    let mayWait = subject.isNear || isOfProgram(subject.api.node, in: home)
    guard isError || symbol.waits && mayWait && !isOfFile(subject.api.node, in: home) else {
      return subject.reachesWorse ? queueOfHelper(subject) : .common
    }
    let isBridge = lane(ofSymbol: subject.symbol) == .asyncAlternative
    let isRead = symbol.baseName.hasPrefix("read") || symbol.baseName == "availableData"
    let handle =
      isRead && !isBridge
      ? nameOfHandle(readBy: subject.api.node, in: file(subject.api))
      : nameOfProgram(at: subject.api.node, in: file(subject.api))
    if isRead, !isBridge, isOneOfMany(handleReadBy: subject.api.node, in: file(subject.api)) {
      return WorkQueue(
        name: "DispatchQueue(label: \"\(symbol.baseName)\")", label: symbol.baseName, isOwn: true, isEndless: isError,
        why: whyOneForEach(handleReadBy: subject.api.node, in: file(subject.api)), isMadeInPlace: true)
    }
    let label = handle ?? camelCase(symbol.kind == .initializer ? symbol.receiver ?? "" : symbol.baseName)
    return WorkQueue(
      name: "\(label)Queue", label: label, isOwn: true, isEndless: isError && !isBridge,
      why: isBridge
        ? WorkQueue.alone : WorkQueue.oneForEach + remarkOnOtherPipe(behind: subject.api.node, in: file(subject.api)))
  }

  /// What takes a file first and then waits, maybe for what needs a file too, would keep all others from theirs until it ends.
  private func queueOfHelper(_ subject: AdviceSubject) -> WorkQueue {
    let function = subject.steps[0].name.prefix { $0 != "(" }
    let name = function.split(separator: ".").last.map { camelCase(String($0)) } ?? ""
    let label = name.first?.isLetter == true ? name : "own"
    return WorkQueue(
      name: "\(label)Queue", label: label, isOwn: true, isEndless: true,
      why: "\(WorkQueue.alone): the call also reaches what waits for longer")
  }

  /// What a call reads is what a program writes, which ends when it likes.
  private func isOfProgram(_ callee: NodeID, in file: ProgramFile) -> Bool {
    if opening(ofStreamGivenTo: callee, in: file) != nil { return true }
    return file.kind(callee) == .memberExpression && file.child(0, callee) != 0
      && isEndOfPipe(file.child(0, callee), in: file)
  }

  /// What a call reads is a variable of the function's own, and its queue stands beside that.
  func isOfLocal(_ callee: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(callee) == .memberExpression, file.child(0, callee) != 0,
      case .local? = resolve(file.first(ofExpression: file.child(0, callee)), in: file).candidates.first?.target
    else { return false }
    return true
  }

  /// `pipes[0]`, and what a loop goes through: read one behind the other, a program that fills the second would wait for ever.
  private func isOneOfMany(handleReadBy callee: NodeID, in file: ProgramFile) -> Bool {
    var node = file.kind(callee) == .memberExpression ? file.child(0, callee) : 0
    while node != 0 {
      switch file.kind(node) {
      case .optionalChainExpression, .forceUnwrapExpression, .parenthesizedExpression, .memberExpression:
        node = file.child(0, node)
      case .subscriptExpression: return true
      case .identifierExpression: return isElementGoneThrough(node, in: file)
      default: return false
      }
    }
    return false
  }

  /// `output` of `output.fileHandleForReading.availableData`: two handles of a function have two queues, and who writes to
  /// one does not wait for who reads it. nil: it has no name, or a short one.
  private func nameOfHandle(readBy callee: NodeID, in file: ProgramFile) -> String? {
    var node = file.kind(callee) == .memberExpression ? file.child(0, callee) : 0
    while true {
      switch file.kind(node) {
      case .optionalChainExpression, .forceUnwrapExpression, .parenthesizedExpression: node = file.child(0, node)
      case .memberExpression:
        let name = text(file.name(node))
        if !name.hasPrefix("fileHandleFor") { return name }
        node = file.child(0, node)
      case .identifierExpression:
        let name = text(file.name(node))
        return name == "self" || name.first?.isLowercase != true ? nil : name
      default: return nil
      }
    }
  }

  /// What a call reads or writes is an ordinary file, whose calls go one after the other: the function opened it itself, or also goes to
  /// places of it.
  private func isOfFile(_ callee: NodeID, in file: ProgramFile) -> Bool {
    if isOfOpenedFile(callee, in: file) { return true }
    guard file.kind(callee) == .memberExpression, let handle = objectPath(of: file.child(0, callee), in: file) else {
      return false
    }
    return objectsSought(in: enclosingBody(of: callee, in: file), of: file).contains(handle)
  }

  /// What a body goes to places of. The last answer is kept: a body may read thousands of pipes.
  private func objectsSought(in body: NodeID, of file: ProgramFile) -> Set<ObjectPath> {
    let place = Place(file: file.index, node: body)
    if let lastSought, lastSought.body == place { return lastSought.objects }
    var objects: Set<ObjectPath> = []
    for node in file.descendants(of: body, atMost: Self.mostNodesOfFunction)
    where file.kind(node) == .memberExpression && seekers.contains(text(file.name(node))) {
      if let object = objectPath(of: file.child(0, node), in: file) { objects.insert(object) }
    }
    lastSought = (place, objects)
    return objects
  }

  /// `tool` of `fgets(&line, 80, tool)` and `pclose(tool)`, where `popen` gave it: what one waits for the other does too.
  private func nameOfProgram(at callee: NodeID, in file: ProgramFile) -> String? {
    let name = opening(ofStreamGivenTo: callee, in: file).map { text(file.name($0.stream)) }
    return name.flatMap { $0.count > 2 ? $0 : nil }
  }

  /// The function opened itself what the call reads or writes: an ordinary file.
  private func isOfOpenedFile(_ callee: NodeID, in file: ProgramFile) -> Bool {
    let call = call(ofCallee: callee, in: file)
    let arguments = call == 0 ? [] : CallShape(call, in: file).arguments.map(\.expression)
    let receiver = file.kind(callee) == .memberExpression ? [file.child(0, callee)] : []
    return (receiver + arguments).contains { expression in
      let (value, home) = followingConstants(expression, in: file)
      guard home.kind(value) == .callExpression,
        case .symbol(let opening) = resolve(calleeName(of: value, in: home), in: home).candidates.first?.target
      else { return false }
      return ruleName(ofSymbol: opening) == "file-open"
    }
  }
}

/// Functions and properties of handles for places of a file.
private let seekers: Set<String> = [
  "seek", "seekToEnd", "seekToEndOfFile", "offset", "offsetInFile", "synchronize", "synchronizeFile", "truncate",
  "truncateFile", "size",
]

/// `gitClone` for `git_clone`, `data` for `Data`.
private func camelCase(_ name: String) -> String {
  let words = name.split { $0 == "_" || $0 == "." }
  let first = words.first.map { $0.prefix(1).lowercased() + $0.dropFirst() } ?? "io"
  return words.dropFirst().reduce(first) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
}
