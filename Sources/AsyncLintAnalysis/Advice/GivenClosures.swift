import AsyncLintSyntax

/// What becomes of the closure that an API was given.
extension Analyzer {
  /// Takes the last statement out of a closure that gives what the advice is without: a "`.commit`" that its sentence names.
  func editWithoutEnd(
    of closure: NodeID, leftOutBy advice: String, in file: ProgramFile
  ) -> Finding.Substitution.Edit? {
    let statements = file.children(file.child(4, closure))
    guard let last = statements.last, statements.count > 1 else { return nil }
    let value = file.kind(last) == .returnStatement ? file.child(0, last) : last
    let before = statements[statements.index(statements.endIndex, offsetBy: -2)]
    // A result that is written asks for the value, and the text of `#if` ends behind its node.
    guard value != 0, file.isImplicitMember(value), advice.holds("`.\(text(file.name(value)))`"),
      file.child(3, closure) == 0, file.kind(before) != .conditionalBranch
    else { return nil }
    return Finding.Substitution.Edit(range: ByteRange(start: file.end(before), end: file.end(last)), text: "")
  }
}

extension Analyzer {
  /// `{1.name}`, what a closure calls what it is given, and `{1.body}`, the closure as one that is given nothing.
  func partsOfClosure(
    _ closure: NodeID, ofParameter parameter: Int, in file: ProgramFile
  ) -> [Finding.Substitution] {
    var name = Finding.Substitution(
      placeholder: "{\(parameter).name}", file: Int(file.index), range: nil,
      name: freeName(["database", "connection"], at: closure, in: file), limit: 60)
    var body = Finding.Substitution(
      placeholder: "{\(parameter).body}", file: Int(file.index), range: nil,
      name: "{ try {\(parameter)}({\(parameter).name}) }", limit: 90)
    guard file.kind(closure) == .closureExpression, [0, 1, 3].allSatisfy({ file.child($0, closure) == 0 }) else {
      return [name, body]
    }
    let clause = file.child(2, closure)
    if let first = file.children(clause).first, text(file.name(first)) != "_" { name.range = file.nameRange(first) }
    let end = clause == 0 ? nil : endOfSignature(behind: clause, of: closure, in: file)
    guard clause == 0 || end != nil else { return [name, body] }
    (body.range, body.name) = (file.range(ofExpression: closure), "{ … }")
    guard let end else {
      body.edits = numberedArguments(of: closure, in: file).map {
        Finding.Substitution.Edit(range: file.range(ofExpression: $0), text: name.name)
      }
      return [name, body]
    }
    let signature = ByteRange(start: file.offset(closure) + 1, end: end)
    body.edits = [Finding.Substitution.Edit(range: signature, text: "")]
    return [name, body]
  }

  /// Behind the `in` of a closure that has nothing but spaces between that and its parameters; nil: it has effects or comments there.
  func endOfSignature(behind clause: NodeID, of closure: NodeID, in file: ProgramFile) -> UInt32? {
    let rest = file.bytes(in: ByteRange(start: file.end(clause), end: file.end(closure)))
    let word = rest.drop {
      [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains($0)
    }
    guard word.starts(with: "in".utf8), let next = word.dropFirst(2).first, !isPartOfWord(next) else { return nil }
    return file.end(clause) + UInt32(word.startIndex - rest.startIndex) + 2
  }

  private func isPartOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || UnicodeScalar(byte).properties.isAlphabetic
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// `$0` of a closure, and not of those within.
  func numberedArguments(of closure: NodeID, in file: ProgramFile) -> [NodeID] {
    var found: [NodeID] = []
    var nodes = file.descendants(of: file.children(file.child(4, closure)))
    while let node = nodes.next() {
      if file.kind(node) == .closureExpression { nodes.skipChildren() }
      if file.kind(node) == .identifierExpression, text(file.name(node)) == "$0" { found.append(node) }
    }
    return found.sorted { file.offset($0) < file.offset($1) }
  }

  /// Whether the closure that a parameter is given says `.name` of some type.
  func isNamed(
    _ name: String, inClosureFor parameter: Int, _ candidate: Resolution.Candidate, at place: Place
  ) -> Bool {
    let file = file(place)
    let call = call(ofCallee: place.node, in: file)
    let arguments = call == 0 ? [] : CallShape(call, in: file).arguments
    guard let position = candidate.match?.parameters.firstIndex(of: parameter), arguments.indices.contains(position)
    else { return false }
    for node in file.descendants(of: arguments[position].expression) {
      if file.isImplicitMember(node), text(file.name(node)) == name { return true }
    }
    return false
  }
}

extension AdviceWriter {
  /// A continuation that is resumed with what a closure gives, or with its error when it has a `try`.
  func withErrors(_ code: String, _ around: Surroundings) -> String {
    if code.isEmpty { return code }
    var around = around
    // What the code takes the place of is the call, whatever would be moved with it.
    if around.handedNames == nil { around.tries = givenToReceiver.tries ?? analyzer.tries(ofUse: subject.api) }
    if code.hasPrefix("try await ") { return around.tryAwait + code.dropFirst("try await".count) }
    // What only throws when its closure does.
    if code.hasPrefix("await "), handsOverClosure(code) || code.holds("MainActor.run"), around.tries != .no,
      around.tries != .inside
    {
      return around.tryAwait + code.dropFirst("await".count)
    }
    var code = code
    if runsClosure(code) {
      around.captures = capturesOfClosure
      code = code.replacing("{ continuation.resume", with: "{ \(around.captureList)continuation.resume")
    }
    for argument in ["{0}", "{1}"] where code.holds("resume(returning: \(argument)())") {
      let given = "resume(returning: \(argument)())"
      guard around.tries != .no, around.tries != .inside else {
        let value = "{\(argument.dropFirst().dropLast()).value}"
        return argumentTexts.contains { $0.placeholder == value }
          ? code.replacing(given, with: "resume(returning: \(value))") : code
      }
      // A closure without parameters is what a result is made of.
      let isClosure = argumentTexts.contains { $0.placeholder == argument && $0.name == "{ … }" }
      return code.replacing(given, with: "resume(with: Result \(isClosure ? argument : "{ try \(argument)() }"))")
        .replacing("await withCheckedContinuation", with: "\(around.tryAwait) withCheckedThrowingContinuation")
    }
    return code
  }

  /// The code calls the closure that the API was given, on another thread.
  func runsClosure(_ code: String) -> Bool {
    [
      "{0}()", "{1}()", "{0}.perform()", "{1}.perform()", "{0.value}", "{1.value}", "Result {0}", "Result {1}",
      "else { … }",
    ].contains { code.holds($0) }
  }

  /// The closure that the API was given goes to an async function, which runs it on another thread: `queue.read { … }`.
  func handsOverClosure(_ code: String) -> Bool {
    argumentTexts.contains { $0.name.hasPrefix("{ ") && code.hasSuffix(" \($0.placeholder)") }
  }

  /// An async function that takes the closure gives what that does, and only what is Sendable: of anything else Swift takes the synchronous one.
  func remarkOnResult(of code: String) -> String {
    let file = analyzer.file(subject.api)
    let call = analyzer.call(ofCallee: subject.api.node, in: file)
    guard handsOverClosure(code), call != 0, analyzer.isSendable(analyzer.typeOf(call, in: file)) == false else {
      return ""
    }
    return Self.givesUnsendable
  }

  /// What such a closure takes along; all of the call, where a function is given by its name. One that gives back what it changes has all it needs.
  var capturesOfClosure: Captures {
    if changes != nil { return Captures() }
    let file = analyzer.file(subject.api)
    let call = analyzer.call(ofCallee: subject.api.node, in: file)
    let arguments = call == 0 ? [] : CallShape(call, in: file).arguments
    guard let closure = arguments.first(where: { file.kind($0.expression) == .closureExpression })?.expression else {
      // The queue stays outside.
      guard line.general.holds("{self}.async"), let given = arguments.last?.expression else {
        return aroundAPI.captures
      }
      return analyzer.captures(of: MovedExpression(node: given), except: subject.api.node, readsLater: true, in: file)
    }
    if line.general.holds("await {self}.") {
      return analyzer.capturesOfKept(closure, except: subject.api.node, in: file)
    }
    let moved = MovedExpression(node: closure)
    if analyzer.isolation(around: subject.api) == .actor, line.general.holds("{self}.async") {
      let read = analyzer.captures(of: moved, except: subject.api.node, readsLater: false, in: file)
      // What only the actor can use can be read before, if the closure changes nothing and says so without `self`.
      let isPlain = read.edits.isEmpty && !read.elements.contains { $0.name == "self" || $0.value != nil }
      if read.isComplete, read.canBeListed, isPlain { return read }
    }
    return analyzer.captures(of: moved, except: subject.api.node, readsLater: true, in: file)
  }
}
