import AsyncLintSyntax

/// The constants that advice declares beside the statements at a place.
struct PastedNames {
  var names: [String]
  /// The code that it takes the place of, or stands before.
  var place: Place
  /// Of that and of the block around it, in bytes of the file.
  var offset: UInt32
  var block: UInt32
}

extension Analyzer {
  /// The first of some names, or else of those with a number behind the first, that nothing bears in the body around a place, and no member
  /// of the type. `others`: have been given already.
  func freeName(_ names: [String], except others: [String] = [], at node: NodeID, in file: ProgramFile) -> String {
    func isFree(_ name: String) -> Bool { !others.contains(name) && !isTaken(name, at: node, in: file) }
    return names.first(where: isFree) ?? (2...999).lazy.map { "\(names[0])\($0)" }.first(where: isFree) ?? names[0]
  }

  private func isTaken(_ name: String, at node: NodeID, in file: ProgramFile) -> Bool {
    guard let name = interner.name(name) else { return false }
    if file.locals(around: node).declares(name) { return true }
    if isGlobal(name, whereScriptDeclares: node, in: file) { return true }
    return enclosingNominal(of: node, in: file).map { !program.members(named: name, of: $0).isEmpty } ?? false
  }

  /// What the statements of a script declare is global too, and means itself in its own value.
  func isGlobal(_ name: GlobalName, whereScriptDeclares node: NodeID, in file: ProgramFile) -> Bool {
    let body = file.ancestor(of: node) { kind in
      [.functionDeclaration, .closureExpression, .accessor, .initializerDeclaration, .sourceFile].contains(kind)
    }
    guard file.kind(body) == .sourceFile, isTopLevelScript(file) else { return false }
    return program.declarations(named: name).contains {
      program[$0].owner < 0 && [.function, .variable].contains(program[$0].kind)
    }
  }

  /// Advice whose own constants, types and closure parameters go by other names, where the code calls something else by theirs. `signal`: what
  /// the code says besides, with edits of its own, above the last of the places. `captures`: what closures of the advice take along.
  func withFreeNames(
    _ advice: Advice, at places: [Place], taking captures: Captures, behind signal: ByteRange?
  ) -> Advice {
    var advice = advice
    for declared in words(of: advice.text).declared
    where !captures.isCalled(declared.name) {
      let isTakenByClosure = declared.kind == .inner && captures.elements.contains { $0.name == declared.name }
      guard
        isTakenByClosure
          || places.contains(where: { isTaken(declared, at: $0, behind: $0 == places.last ? signal : nil) })
      else { continue }
      let name = declared.name
      let others =
        otherNames[name] ?? (name.hasSuffix("Queue") ? ["blockingQueue", "slowQueue"] : (2...4).map { "\(name)\($0)" })
      let other = freeName(others, at: places[0].node, in: file(places[0]))
      advice.rename(name, to: other, isOurs: false)
    }
    return advice
  }

  /// The same for a finding whose advice a rule has written that knows more of it, as far as that declares a type.
  func takeFreeNames(_ finding: inout Finding, at places: [Place]) {
    guard finding.advice.holds("\nactor ") else { return }
    let advice = withFreeNames(
      Advice(text: finding.advice, substitutions: finding.substitutions), at: places, taking: Captures(), behind: nil)
    (finding.advice, finding.substitutions) = (advice.text, advice.substitutions)
  }

  private func isTaken(_ declared: AdviceWords.Declared, at place: Place, behind signal: ByteRange?) -> Bool {
    let file = file(place)
    let name = declared.name
    switch declared.kind {
    case .type: return isTypeTaken(name, at: place.node, in: file)
    case .inner: return isUsed(name, at: place.node, behind: signal, in: file)
    case .constant:
      if let type = typeOfShared(name) {
        // Of a type that goes by another name then.
        let isRenamed = type == "Worker" && isTypeTaken(type, at: place.node, in: file)
        return isOfOtherType(name, than: isRenamed ? "" : type, at: place.node, in: file)
      }
      return isTaken(name, at: place.node, in: file) || isUsed(name, at: place.node, behind: signal, in: file)
    }
  }

  /// The last answer is kept: who writes advice asks three times of the same, and the next call in a function mostly gets the same again.
  func words(of advice: String) -> (words: AdviceWords, declared: [AdviceWords.Declared]) {
    // Of other text than ASCII strings are equal whose bytes are not.
    if let last = lastAdviceWords, last.words.isASCII, last.advice.utf8.count == advice.utf8.count,
      last.advice == advice
    {
      return (last.words, last.declared)
    }
    let words = AdviceWords(advice)
    let declared = words.declared
    lastAdviceWords = (advice, words, declared)
    return (words, declared)
  }

  /// What advice declares beside the statements at a place, but for what is made once.
  func namesPasted(by advice: String, at place: Place) -> PastedNames? {
    let names = words(of: advice).declared.filter { $0.kind == .constant && typeOfShared($0.name) == nil }.map(\.name)
    guard !names.isEmpty else { return nil }
    var place = place
    // One run takes the place of all that is done with a stream.
    if advice.holds("Subprocess.run("), case let file = file(place),
      let opening = opening(ofStreamGivenTo: calleeName(of: place.node, in: file), in: file)
    {
      place = Place(file: opening.file.index, node: opening.call)
    }
    let file = file(place)
    let statement = statement(around: place.node, in: file)
    return PastedNames(
      names: names, place: place, offset: file.offset(place.node), block: file.offset(file.parent(statement)))
  }

  /// Of a constant that is made once, for all advice.
  private func typeOfShared(_ name: String) -> String? {
    switch name {
    case "worker": "Worker"
    case "workers": "NIOThreadPool"
    default: name.hasSuffix("Queue") ? "DispatchQueue" : nil
    }
  }

  /// A name stands in the statement at a place, or in what signals before it.
  private func isUsed(_ word: String, at node: NodeID, behind signal: ByteRange?, in file: ProgramFile) -> Bool {
    guard let name = interner.name(word) else { return false }
    let statement = statement(around: node, in: file)
    var places = [statement]
    if let signal {
      places += file.children(file.parent(statement)).prefix { $0 != statement }.filter {
        file.offset($0) >= signal.start
      }
    }
    for node in file.descendants(of: places, atMost: MovedExpression.mostNodes) {
      if file.kind(node) == .identifierExpression, file.name(node) == name { return true }
    }
    return false
  }

  private func isOfOtherType(_ word: String, than type: String, at node: NodeID, in file: ProgramFile) -> Bool {
    guard let name = interner.name(word) else { return false }
    func isOther(_ found: SwiftType) -> Bool {
      guard case .nominal(let nominal, _) = found else { return false }
      return text(program.nominals[Int(nominal)].name) != type
    }
    if let local = file.locals(around: node).lookUp(name, at: file.offset(node)) {
      return isOther(localType(local.node, in: file))
    }
    let owner = enclosingNominal(of: node, in: file) ?? -1
    return (program.members(named: name, of: -1) + (owner < 0 ? [] : program.members(named: name, of: owner))).contains
    {
      program[$0].kind == .variable && (program[$0].owner >= 0 || self.file(of: $0).module == file.module)
        && isOther(variableType($0))
    }
  }

  /// A type of the program goes by the name, and is not what the advice makes under it.
  private func isTypeTaken(_ word: String, at node: NodeID, in file: ProgramFile) -> Bool {
    guard let name = interner.name(word), case .nominal(let nominal, _) = typeNamed(name, from: node, in: file),
      program.nominals[Int(nominal)].isProject
    else { return false }
    guard let member = membersOfTypes[word].flatMap({ interner.name($0) }) else { return true }
    let isActor = program.nominals[Int(nominal)].kind == .actorDeclaration
    return !program.members(named: member, of: nominal).contains { id in
      program[id].kind == .function && (isActor || word == "QueueExecutor")
        // A worker is given its work.
        && (word != "Worker" || !signature(program[id].node, in: self.file(of: id)).parameters.isEmpty)
    }
  }
}

extension Captures {
  /// The code's own variables, in copies that go by their names, and constants whose names were chosen before.
  fileprivate func isCalled(_ name: String) -> Bool {
    changed.contains(name) || copyOfSelf == name || awaited.contains { $0.name == name }
  }
}

extension Advice {
  /// `isOurs`: nothing in the code around is called so, and what is said of the name is said of the advice's own.
  mutating func rename(_ name: String, to other: String, isOurs: Bool) {
    text = text.renaming(name, to: other, isOurs: isOurs)
    substitutions.rename(name, to: other, isOurs: isOurs)
  }
}

extension String {
  fileprivate func renaming(_ name: String, to other: String, isOurs: Bool) -> String {
    AdviceWords(self).renaming(name, to: other) { $0 == .code || $0 == .quotedCode || isOurs && $0 == .mention }
  }
}

extension [Finding.Substitution] {
  /// What stands in for a part of the code may name what the advice declares: `continuation.resume()` in place of `semaphore.signal()`.
  fileprivate mutating func rename(_ name: String, to other: String, isOurs: Bool) {
    for index in indices where isOurs || self[index].placeholder == "{start}" {
      for edit in self[index].edits.indices {
        self[index].edits[edit].text = AdviceWords(self[index].edits[edit].text, isCode: true)
          .renaming(name, to: other) { $0 == .code }
      }
    }
  }
}

/// So that two pieces of advice can be taken in one block: the second calls its constants otherwise.
func withDistinctNames(_ reported: [ReportedPlace], _ pool: AnalyzerPool) -> [Finding] {
  var findings = reported.map(\.finding)
  var names = NamesOfBlocks()
  let inOrder = findings.indices.filter { reported[$0].pasted != nil }.sorted {
    (findings[$0].file, findings[$0].range.start) < (findings[$1].file, findings[$1].range.start)
  }
  for index in inOrder {
    guard let pasted = reported[index].pasted else { continue }
    for name in pasted.names where !names.take(name, for: pasted) {
      let stem = String(name.reversed().drop(while: \.isNumber).reversed())
      let others = (2...99).lazy.map { "\(stem)\($0)" }.filter {
        names.isFree($0, for: pasted) && !pasted.names.contains($0)
      }
      let analyzer = pool[pasted.place.file]
      let next = Array(others.prefix(8))
      guard !next.isEmpty else { continue }
      let other = analyzer.freeName(next, at: pasted.place.node, in: analyzer.file(pasted.place))
      _ = names.take(other, for: pasted)
      var advice = Advice(text: findings[index].advice, substitutions: findings[index].substitutions)
      advice.rename(name, to: other, isOurs: true)
      (findings[index].advice, findings[index].substitutions) = (advice.text, advice.substitutions)
    }
  }
  return sayingOnce(typesDeclaredBy: findings, pool)
}

/// What advice declares in each block, and at which place of it: advice for the same place is the same.
private struct NamesOfBlocks {
  private struct Name: Hashable {
    var file: Int32
    var block: UInt32
    var name: String
  }

  private var places: [Name: UInt32] = [:]

  func isFree(_ name: String, for pasted: PastedNames) -> Bool {
    places[key(name, pasted)].map { $0 == pasted.offset } ?? true
  }

  /// Whether the name was free.
  mutating func take(_ name: String, for pasted: PastedNames) -> Bool {
    guard isFree(name, for: pasted) else { return false }
    places[key(name, pasted)] = pasted.offset
    return true
  }

  private func key(_ name: String, _ pasted: PastedNames) -> Name {
    Name(file: pasted.place.file, block: pasted.block, name: name)
  }
}

/// Names for what advice declares, where something else is called so.
private let otherNames = [
  "continuation": ["waiting", "resumption"], "worker": ["blockingWorker", "heavyWorker"],
  "workers": ["blockingWorkers", "heavyWorkers"], "Worker": ["BlockingWorker", "HeavyWorker"],
  "QueueExecutor": ["WorkerExecutor", "ThreadExecutor"], "Gate": ["AsyncGate", "OpenGate"],
  "Permits": ["AsyncPermits", "FreePermits"], "TimedPermits": ["PermitsWithLimit", "LimitedPermits"],
]
/// By which a type of the advice is known to be there already.
private let membersOfTypes = [
  "Worker": "run", "Gate": "open", "QueueExecutor": "enqueue", "Permits": "release", "TimedPermits": "giveUp",
]
