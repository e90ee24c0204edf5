import AsyncLintCatalogue
import AsyncLintSyntax

/// A call that does something with a file or handle, whatever its rule says of it: one that is off, or `info`, is a step like any other.
struct StepOfFile {
  var callee: NodeID
  var name: String
  var uses: [Use]
  /// How many `await`s stand before it in its body: between two steps of one turn nobody came in.
  var turn: Int
  /// It is worth a thread of its own.
  var isSlow: Bool

  struct Use {
    var object: Object
    var effect: Effect
    /// What says the place; 0 for what is none.
    var expression: NodeID = 0
  }

  enum Object: Hashable {
    /// A file, by the expression for its path.
    case place(String)
    /// A handle, descriptor or stream that others have, too, or whose file they have.
    case handle(ObjectPath)
    /// To a database, whatever the statement: what one does all others see.
    case connection
  }

  enum Effect {
    case asks, reads, changes
    /// Of a handle: where the next step of it begins, or what that step takes or puts there.
    case seeks, takes, puts
    /// Nothing can be done with the handle behind it.
    case ends
  }
}

extension StepOfFile.Effect {
  /// What somebody does between makes a difference to the later one.
  fileprivate func counts(before later: Self) -> Bool {
    switch (self, later) {
    case (.asks, .changes), (.reads, .changes), (.changes, .changes), (.changes, .reads): true
    case (.seeks, .takes), (.seeks, .puts), (.takes, .seeks), (.puts, .seeks): true
    case (.takes, .takes), (.takes, .puts), (.puts, .takes), (.puts, .puts): true
    default: false
    }
  }
}

extension StepOfFile {
  /// Whether it belongs together with a later one.
  func isChanged(before later: StepOfFile) -> Bool {
    uses.contains { use in
      later.uses.contains { $0.object == use.object && use.effect.counts(before: $0.effect) }
    }
  }

  /// What it reads the later one writes again, which neither moves it nor takes it away.
  func isWrittenAgain(by later: StepOfFile) -> Bool {
    functionsOnPlaces[later.name] == nil
      && uses.contains { use in
        use.effect == .reads && later.uses.contains { $0.object == use.object && $0.effect == .changes }
      }
  }
}

extension Analyzer {
  /// What a body does with files, in source order, but for what it defers.
  func stepsOfFiles(in body: NodeID, of file: ProgramFile, _ judge: ChainJudge) -> [StepOfFile] {
    let place = Place(file: file.index, node: body)
    if let answer = stepsOfBodies[place] { return answer }
    let helpers = Dictionary(
      judge.symbols(reportedIn: place, atMost: Self.mostReports).map { ($0.place.node, $0.symbol) },
      uniquingKeysWith: { $1 })
    var steps: [StepOfFile] = []
    var turn = 0
    var nodes = file.descendants(of: file.children(body), atMost: Self.mostNodesWithSteps)
    while let node = nodes.next(), steps.count < Self.mostSteps {
      switch file.kind(node) {
      case .deferStatement, .functionDeclaration, .structDeclaration, .classDeclaration, .enumDeclaration,
        .actorDeclaration:
        nodes.skipChildren()
      case .closureExpression where fate(of: node, in: file) != .inline: nodes.skipChildren()
      case .awaitExpression: turn += 1
      case .forStatement where file.name(node) == 0: turn += 1
      case .identifierExpression, .memberExpression:
        guard let step = step(of: node, calling: helpers[node], in: file, turn) else { continue }
        steps.append(step)
      default: break
      }
    }
    // Nobody else has the connection that a function opens for itself.
    if steps.contains(where: { $0.name.hasPrefix("sqlite3_open") }) {
      steps.removeAll { $0.uses.contains { $0.object == .connection } }
    }
    stepsOfBodies[place] = steps
    return steps
  }

  private static let mostNodesWithSteps = 4_000
  private static let mostSteps = 64
  /// More findings of a function are not compared.
  private static let mostReports = 32

  /// Whether a name may stand for an API: one of its own, or a type that it makes a value of. All others of a body need not be resolved.
  private func mayBeOfAPI(_ name: GlobalName) -> Bool {
    if external.symbols[name] != nil { return true }
    let bytes = interner.bytes(of: name)
    return bytes.first.map { $0 < UInt8(ascii: "_") || $0 >= 0x80 } ?? false || bytes.starts(with: "sqlite3_".utf8)
      || program.declarations(named: name).contains { program[$0].kind.isOfTypes }
  }

  private func step(of callee: NodeID, calling symbol: Int?, in file: ProgramFile, _ turn: Int) -> StepOfFile? {
    if symbol == nil, !mayBeOfAPI(file.name(callee)) { return nil }
    let name = text(file.name(callee))
    let target = resolve(callee, in: file).candidates.first?.target
    if name.hasPrefix("sqlite3_"), file.kind(callee) == .identifierExpression {
      return stepOfConnection(callee, name, target, in: file, turn)
    }
    if case .symbol(let symbol) = target {
      let entry = external.catalogue.symbols[symbol]
      if rulesOfDatabases.contains(ruleName(ofSymbol: symbol)) {
        return stepOfDatabase(callee, name, symbol, in: file, turn)
      }
      guard let effects = effects(of: entry), rulesOfFiles.contains(ruleName(ofSymbol: symbol)) else { return nil }
      let uses = uses(of: callee, effects, in: file)
      return uses.isEmpty
        ? nil
        : StepOfFile(
          callee: callee, name: name == "init" ? entry.receiver ?? name : name, uses: uses, turn: turn,
          isSlow: severity(ofSymbol: symbol) != .info)
    }
    guard let symbol, let effect = effect(ofSymbol: symbol) else { return nil }
    // What a function of the program is given says where its file is.
    let call = call(ofCallee: callee, in: file)
    let places = call == 0 ? [] : CallShape(call, in: file).arguments.map(\.expression)
    let uses = places.filter { isPlace($0, in: file) }.compactMap { expression in
      placeKey(of: expression, in: file).map {
        StepOfFile.Use(object: .place($0), effect: effect, expression: expression)
      }
    }
    return uses.isEmpty ? nil : StepOfFile(callee: callee, name: name, uses: uses, turn: turn, isSlow: true)
  }

  private func stepOfConnection(
    _ callee: NodeID, _ name: String, _ target: Resolution.Target?, in file: ProgramFile, _ turn: Int
  ) -> StepOfFile? {
    guard call(ofCallee: callee, in: file) != 0, !name.hasPrefix("sqlite3_close") else { return nil }
    var isSlow = false
    switch target {
    case .declaration, .local: return nil
    case .symbol(let symbol): isSlow = severity(ofSymbol: symbol) != .info
    default: break
    }
    return StepOfFile(
      callee: callee, name: name, uses: [.init(object: .connection, effect: .puts)], turn: turn, isSlow: isSlow)
  }

  /// `queue.read { … }`, `context.performAndWait { … }`
  private func stepOfDatabase(
    _ callee: NodeID, _ name: String, _ symbol: Int, in file: ProgramFile, _ turn: Int
  ) -> StepOfFile? {
    guard file.kind(callee) == .memberExpression, file.child(0, callee) != 0,
      let path = objectPath(of: file.child(0, callee), in: file)
    else { return nil }
    let isRead = name.hasPrefix("read") || name.hasPrefix("unsafeRead")
    return StepOfFile(
      callee: callee, name: name, uses: [.init(object: .handle(path), effect: isRead ? .reads : .changes)], turn: turn,
      isSlow: true)
  }

  private func isPlace(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard case .nominal(let type, _) = typeOf(node, in: file) else { return false }
    return ["URL", "String", "FilePath"].contains(text(program.nominals[Int(type)].name))
  }

  /// What a function of the program does in the end with the file that it is given.
  private func effect(ofSymbol symbol: Int) -> StepOfFile.Effect? {
    guard ruleName(ofSymbol: symbol) == "blocking-file-io" else { return nil }
    let entry = external.catalogue.symbols[symbol]
    if entry.baseName.hasPrefix("write") { return .changes }
    let isReader = entry.kind == .initializer && entry.labels.contains { $0.hasPrefix("contentsOf") }
    return isReader || entry.baseName == "contents" ? .reads : nil
  }

  /// By the number of an argument; -1: of what the function is called on.
  private func effects(of entry: Symbol) -> [(argument: Int, effect: StepOfFile.Effect)]? {
    if entry.kind == .initializer {
      guard let label = entry.labels.first else { return nil }
      if label.hasPrefix("contentsOf") { return [(0, .reads)] }
      return ["forReading", "forWriting", "forUpdating"].contains { label.hasPrefix($0) } ? [(0, .asks)] : nil
    }
    if let receiver = entry.receiver, receivers.contains(receiver), entry.baseName != "open" {
      if entry.labels.contains(where: { $0.hasSuffix("AbsoluteOffset") }) { return nil }
      return stepsOfHandles[entry.baseName].map { [(-1, $0)] }
    }
    if entry.receiver == nil, let (argument, effect) = functionsOnHandles[entry.baseName] {
      return [(argument, effect)]
    }
    if entry.baseName == "write" {
      return entry.labels.first.map { $0 == "to" || $0 == "toFile" } ?? false ? [(0, .changes)] : nil
    }
    return functionsOnPlaces[entry.baseName]?.enumerated().map { ($0, $1) }
  }

  private func uses(
    of callee: NodeID, _ effects: [(argument: Int, effect: StepOfFile.Effect)], in file: ProgramFile
  ) -> [StepOfFile.Use] {
    let call = call(ofCallee: callee, in: file)
    let arguments = call == 0 ? [] : CallShape(call, in: file).arguments.map(\.expression)
    return effects.compactMap { argument, effect in
      let isOnReceiver = argument < 0 && file.kind(callee) == .memberExpression && file.child(0, callee) != 0
      guard
        let expression = isOnReceiver
          ? file.child(0, callee) : arguments.indices.contains(argument) ? arguments[argument] : nil
      else { return nil }
      let object: StepOfFile.Object?
      switch effect {
      case .seeks, .takes, .puts, .ends: object = handle(expression, in: file).map { .handle($0) }
      case .asks, .reads, .changes: object = placeKey(of: expression, in: file).map { .place($0) }
      }
      return object.map { StepOfFile.Use(object: $0, effect: effect, expression: expression) }
    }
  }

  /// nil: nobody else has the handle, or its file. What the function opened itself to write it others open, too.
  private func handle(_ expression: NodeID, in file: ProgramFile) -> ObjectPath? {
    let node = origin(of: expression, in: file)
    if file.kind(node) == .callExpression {
      return isShared(opening: node, in: file) ? objectPath(of: expression, in: file) : nil
    }
    let first = origin(of: file.first(ofExpression: node), in: file)
    if file.kind(first) == .callExpression, !isOfProgram(first, in: file) { return nil }
    guard let path = objectPath(of: node, in: file),
      !path.names.contains(where: { standardStreams.contains(text($0)) })
    else { return nil }
    return path
  }

  /// The value of a local constant, or what it is made of in turn.
  private func origin(of expression: NodeID, in file: ProgramFile) -> NodeID {
    var node = expression
    for _ in 0..<Self.mostConstants {
      switch file.kind(node) {
      case .parenthesizedExpression, .forceUnwrapExpression, .optionalChainExpression, .tryExpression,
        .inoutExpression:
        node = file.child(0, node)
      case .identifierExpression:
        guard let value = localValue(of: node, in: file) else { return node }
        node = value
      default: return node
      }
    }
    return node
  }

  private func localValue(of name: NodeID, in file: ProgramFile) -> NodeID? {
    guard case .local? = resolve(name, in: file).candidates.first?.target, let value = madeWith(name, in: file),
      value.file === file
    else { return nil }
    return value.node
  }

  private static let mostConstants = 16

  /// A function of the program gives it, and may keep it.
  private func isOfProgram(_ call: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id)? = resolve(calleeName(of: call, in: file), in: file).candidates.first?.target else {
      return false
    }
    return program[id].kind == .function
  }

  private func isShared(opening call: NodeID, in file: ProgramFile) -> Bool {
    if isOfProgram(call, in: file) { return true }
    let arguments = CallShape(call, in: file).arguments
    guard case .symbol(let symbol)? = resolve(calleeName(of: call, in: file), in: file).candidates.first?.target,
      ruleName(ofSymbol: symbol) == "file-open", let place = arguments.first,
      placeKey(of: place.expression, in: file) != nil
    else { return false }
    let entry = external.catalogue.symbols[symbol]
    if entry.kind == .initializer {
      return entry.labels.first.map { $0.hasPrefix("forWriting") || $0.hasPrefix("forUpdating") } ?? false
    }
    guard arguments.count > 1, entry.baseName == "open" || entry.baseName == "fopen" else { return false }
    let mode = String(decoding: file.bytes(in: file.range(ofExpression: arguments[1].expression)), as: UTF8.self)
    return !["\"r\"", "\"rb\"", "O_RDONLY", ".readOnly"].contains(mode)
  }
}

// MARK: Places

extension Analyzer {
  /// The expression for the path of a file, with the values of local constants in their place; nil: it is made to be another one each time. `isWide`: in
  /// other functions, too, whose parameters and variables are other ones.
  func placeKey(of expression: NodeID, isWide: Bool = false, in file: ProgramFile) -> String? {
    var key = ""
    var pending: [Piece] = [.expression(expression)]
    var rest = Self.mostConstants
    while let piece = pending.popLast() {
      switch piece {
      case .text(let range):
        key += String(decoding: file.bytes(in: range).filter { $0 > UInt8(ascii: " ") }, as: UTF8.self)
      case .expression(let node):
        let node = withoutPath(node, in: file)
        rest -= 1
        guard rest > 0 else { return nil }
        if file.kind(node) == .identifierExpression {
          guard let value = localValue(of: node, in: file) else {
            key += localKey(of: node, in: file).map { isWide ? "_" : $0 } ?? text(file.name(node))
            continue
          }
          if isMadeOfPaths(value, in: file) {
            pending.append(.expression(value))
          } else if isUnique(file.range(ofExpression: value), in: file) {
            return nil
          } else {
            key += "\(text(file.name(node)))#\(file.offset(value))"
          }
          continue
        }
        var (end, pieces): (UInt32, [Piece]) = (file.range(ofExpression: node).start, [])
        for part in file.descendants(of: node, atMost: Self.mostPartsOfPath)
        where file.kind(part) == .identifierExpression
          && localKey(of: part, in: file) != nil
        {
          pieces += [.text(ByteRange(start: end, end: file.offset(part))), .expression(part)]
          end = file.range(ofExpression: part).end
        }
        pieces.append(.text(ByteRange(start: end, end: file.range(ofExpression: node).end)))
        pending += pieces.reversed()
      }
    }
    return isUnique(key) || key.isEmpty || isWide && key.hasPrefix("_") ? nil : key.replacing("self.", with: "")
  }

  /// A parameter or variable is another one than all others of its name, and than itself once it is set anew: before a condition is asked
  /// again a loop may set it; nil: it is none.
  private func localKey(of name: NodeID, in file: ProgramFile) -> String? {
    if file.isArgumentOfClosure(name) {
      return "\(text(file.name(name)))#\(file.offset(file.ancestor(of: name) { $0 == .closureExpression }))"
    }
    guard case .local(let binding)? = resolve(name, in: file).candidates.first?.target else { return nil }
    let loop = file.ancestor(of: name) { kind in
      [.conditionList, .block, .closureExpression, .functionDeclaration].contains(kind)
    }
    let isAskedAgain = file.kind(loop) == .conditionList && file.kind(file.parent(loop)) == .whileStatement
    let offset = isAskedAgain ? file.end(file.parent(loop)) : file.offset(name)
    let uses = variableUses(file.name(name), in: enclosingFunction(of: name, in: file), of: file)
    let turns = uses.assignments.count { $0.first.map { file.offset($0) < offset } ?? false }
    return "\(text(file.name(name)))#\(file.offset(binding)).\(turns)"
  }

  private enum Piece {
    case text(ByteRange)
    case expression(NodeID)
  }

  private static let mostPartsOfPath = 64

  /// `u` of `u.path`, `u.path(percentEncoded: false)` and `URL(fileURLWithPath: u)`.
  private func withoutPath(_ expression: NodeID, in file: ProgramFile) -> NodeID {
    var node = expression
    for _ in 0..<Self.mostConstants {
      switch file.kind(node) {
      case .parenthesizedExpression, .forceUnwrapExpression, .optionalChainExpression, .tryExpression:
        node = file.child(0, node)
      case .memberExpression
      where file.child(0, node) != 0 && ["path", "relativePath", "string"].contains(text(file.name(node))):
        node = file.child(0, node)
      case .callExpression:
        let callee = calleeName(of: node, in: file)
        if file.kind(callee) == .memberExpression, text(file.name(callee)) == "path" {
          node = file.child(0, callee)
          continue
        }
        let arguments = CallShape(node, in: file).arguments
        guard text(file.name(callee)) == "URL", let label = arguments.first?.label,
          ["fileURLWithPath", "filePath"].contains(text(label))
        else { return node }
        node = arguments[0].expression
      default: return node
      }
    }
    return node
  }

  private func isMadeOfPaths(_ value: NodeID, in file: ProgramFile) -> Bool {
    var parts = file.descendants(of: value, atMost: Self.mostPartsOfPath)
    while let part = parts.next() {
      if file.kind(part) == .callExpression, !functionsOfPaths.contains(text(file.name(calleeName(of: part, in: file))))
      {
        return false
      }
      if file.kind(part) == .closureExpression { return false }
    }
    return !parts.isCutShort
  }

  private func isUnique(_ range: ByteRange, in file: ProgramFile) -> Bool {
    isUnique(String(decoding: file.bytes(in: range), as: UTF8.self))
  }

  private func isUnique(_ code: String) -> Bool { wordsOfUniqueNames.contains { code.holds($0) } }
}

private let wordsOfUniqueNames = [
  "UUID", "uuid", "nique", "andom", "Date()", "Date.now", "timeIntervalSince", "itemReplacementDirectory", "mkstemp",
  "mkdtemp", "emporaryFile", "tempFile",
  "empURL", "emporaryURL", "makeTemp",
]

private let functionsOfPaths: Set<String> = [
  "appendingPathComponent", "appendingPathExtension", "appending", "deletingLastPathComponent", "deletingPathExtension",
  "URL", "String", "FilePath", "path", "standardizedFileURL", "resolvingSymlinksInPath",
]

private let rulesOfFiles: Set<String> = [
  "file-open", "file-metadata", "blocking-file-io", "blocking-stdio", "blocking-socket", "blocking-sqlite",
  "blocking-database-client",
]
let rulesOfDatabases: Set<String> = ["grdb-sync-access", "core-data-wait"]

private let receivers: Set<String> = ["FileHandle", "FileDescriptor", "InputStream", "OutputStream"]
private let standardStreams: Set<String> = [
  "standardOutput", "standardError", "standardInput", "stdout", "stderr", "stdin",
]

private let stepsOfHandles: [String: StepOfFile.Effect] = [
  "seek": .seeks, "seekToEnd": .seeks, "seekToEndOfFile": .seeks, "truncate": .seeks, "truncateFile": .seeks,
  "close": .ends, "closeFile": .ends,
  "read": .takes, "readData": .takes, "readToEnd": .takes, "readDataToEndOfFile": .takes, "readDataUpToLength": .takes,
  "availableData": .takes, "write": .puts, "writeAll": .puts,
]

private let functionsOnHandles: [String: (argument: Int, effect: StepOfFile.Effect)] = [
  "lseek": (0, .seeks), "ftruncate": (0, .seeks), "read": (0, .takes), "readv": (0, .takes), "write": (0, .puts),
  "writev": (0, .puts), "close": (0, .ends), "fclose": (0, .ends), "send": (0, .puts), "sendto": (0, .puts),
  "sendmsg": (0, .puts), "recv": (0, .takes),
  "recvfrom": (0, .takes), "recvmsg": (0, .takes), "fgets": (2, .takes), "fread": (3, .takes), "getline": (2, .takes),
  "fgetc": (0, .takes), "getc": (0, .takes), "fwrite": (3, .puts), "fputs": (1, .puts), "fputc": (1, .puts),
  "PQexec": (0, .puts),
]

/// What is done with each of the places that a function is given. Folders are made before, and attributes set, whoever comes in between.
private let functionsOnPlaces: [String: [StepOfFile.Effect]] = [
  "fileExists": [.asks], "isReadableFile": [.asks], "isWritableFile": [.asks], "attributesOfItem": [.asks],
  "contents": [.reads], "contentsEqual": [.reads, .reads], "copyItem": [.reads, .changes],
  "linkItem": [.reads, .changes],
  "moveItem": [.changes, .changes], "replaceItemAt": [.changes, .changes], "replaceItem": [.changes, .changes],
  "removeItem": [.changes], "trashItem": [.changes], "createFile": [.changes], "createSymbolicLink": [.changes],
  "open": [.asks], "fopen": [.asks], "stat": [.asks], "lstat": [.asks], "access": [.asks], "unlink": [.changes],
  "remove": [.changes], "rename": [.changes, .changes], "truncate": [.changes],
]
