import AsyncLintCatalogue
import AsyncLintSyntax

/// How the text of a call gets into advice: as it stands in its file, or rebuilt from its parts when that takes too much room.
extension Analyzer {
  /// `{0}`, `{1}` …, `{self}` and what it was `given`, of an API's call, as the lines of `rules/` name them.
  func argumentSubstitutions(
    ofSymbol index: Int, _ candidate: Resolution.Candidate, _ given: GivenToReceiver, _ changes: ChangesOfKept?,
    at place: Place
  ) -> [Finding.Substitution] {
    let file = file(place)
    let symbol = external.catalogue.symbols[index]
    let call = call(ofCallee: place.node, in: file)
    let arguments = call == 0 ? [] : CallShape(call, in: file).arguments
    var substitutions = symbol.labels.indices.map { parameter in
      let position = candidate.match?.parameters.firstIndex(of: parameter)
      let argument = position.flatMap { arguments.indices.contains($0) ? arguments[$0] : nil }
      var text = substitution(
        "{\(parameter)}", argument, name: parameterName(symbol.labels[parameter], of: symbol.baseName), in: file)
      if let closure = argument?.expression, file.kind(closure) == .closureExpression {
        if symbol.advice.holds("await {self}.") {
          text.edits = changes?.edits ?? editsForCaptures(of: closure, except: place.node, in: file)
        }
        if let edit = editWithoutEnd(of: closure, leftOutBy: symbol.advice, in: file) { text.edits.append(edit) }
      }
      return text
    }
    for parameter in symbol.labels.indices where symbol.advice.holds("{\(parameter)}()") {
      let position = candidate.match?.parameters.firstIndex(of: parameter)
      if let position, arguments.indices.contains(position),
        let value = onlyExpression(ofClosure: arguments[position].expression, in: file)
      {
        substitutions.append(
          Finding.Substitution(
            placeholder: "{\(parameter).value}", file: Int(file.index), range: file.range(ofExpression: value),
            name: "…",
            limit: callLimit))
      }
    }
    for parameter in symbol.labels.indices where symbol.advice.holds("{\(parameter).body}") {
      guard let position = candidate.match?.parameters.firstIndex(of: parameter), arguments.indices.contains(position)
      else { continue }
      substitutions += partsOfClosure(arguments[position].expression, ofParameter: parameter, in: file)
    }
    substitutions.append(receiverSubstitution("{self}", of: place.node, named: receiverName(symbol), in: file))
    if let receiver = optionalReceiver(of: place.node, in: file) {
      substitutions.append(
        Finding.Substitution(
          placeholder: "{optional}", file: Int(file.index), range: file.range(ofExpression: receiver),
          name: receiverName(symbol), limit: argumentLimit))
    }
    for (name, value) in given.values.sorted(by: { $0.key < $1.key }) where symbol.advice.holds("{self.\(name)}") {
      substitutions.append(
        Finding.Substitution(
          placeholder: "{self.\(name)}", file: Int(file.index), range: value.range,
          name: name.first?.isNumber ?? false ? "…" : name, limit: callLimit))
      if let path = value.path {
        substitutions.append(
          Finding.Substitution(
            placeholder: "{self.\(name).path}", file: Int(file.index), range: path, name: "path", limit: callLimit))
      }
    }
    for (argument, parameter) in zip(arguments, candidate.match?.parameters ?? []) {
      guard symbol.advice.holds("{\(parameter)}.path"), let path = path(inURL: argument.expression, in: file) else {
        continue
      }
      substitutions.append(
        Finding.Substitution(
          placeholder: "{\(parameter).path}", file: Int(file.index), range: path, name: "path", limit: argumentLimit))
    }
    for (argument, parameter) in zip(arguments, candidate.match?.parameters ?? []) {
      guard symbol.advice.holds("{\(parameter)} as Date"), let value = secondsFromNow(argument.expression, in: file)
      else {
        continue
      }
      substitutions.append(
        Finding.Substitution(
          placeholder: "{\(parameter).seconds}", file: Int(file.index), range: file.range(ofExpression: value),
          name: "…", limit: argumentLimit))
    }
    if symbol.advice.holds("{*") {
      for argument in CallShape(call, in: file).arguments.indices {
        guard let parameter = candidate.match?.parameters[argument] else { continue }
        let expression = arguments[argument].expression
        let pointee = file.kind(expression) == .inoutExpression ? file.child(0, expression) : expression
        substitutions.append(
          Finding.Substitution(
            placeholder: "{*\(parameter)}", file: Int(file.index), range: file.range(ofExpression: pointee),
            name: parameterName(symbol.labels[parameter], of: symbol.baseName), limit: argumentLimit))
      }
    }
    return substitutions
  }

  /// What stands before the point of a call that is made only if it is not nil, without the `?` at its end.
  func optionalReceiver(of callee: NodeID, in file: ProgramFile) -> NodeID? {
    guard file.kind(callee) == .memberExpression else { return nil }
    let base = file.child(0, callee)
    var node = base
    while node != 0 {
      switch file.kind(node) {
      case .optionalChainExpression: return node == base ? file.child(0, base) : base
      case .memberExpression, .callExpression, .subscriptExpression, .forceUnwrapExpression: node = file.child(0, node)
      default: return nil
      }
    }
    return nil
  }

  /// Whether a call is all of its statement.
  func isStatementAlone(_ call: NodeID, in file: ProgramFile) -> Bool {
    let parent = file.parent(call)
    switch file.kind(parent) {
    case .block, .sourceFile: return call != 0
    // A chain may go on in a branch, too.
    case .conditionalBranch: return call != 0 && file.kind(file.parent(parent)) != .conditionalSuffixExpression
    default: return false
    }
  }

  /// Whether a call is all of its statement, with a `try` before it or without.
  func isStatementWithTry(_ call: NodeID, in file: ProgramFile) -> Bool {
    var node = call
    while [.tryExpression, .awaitExpression].contains(file.kind(file.parent(node))) { node = file.parent(node) }
    return isStatementAlone(node, in: file)
  }

  /// Whether a call is of a function of the program without a result.
  func givesNothing(_ call: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(call) == .callExpression,
      case .declaration(let id) = resolve(calleeName(of: call, in: file), in: file).candidates.first?.target,
      program[id].kind == .function
    else { return false }
    return signature(program[id].node, in: self.file(of: id)).resultNode == 0
  }

  /// A continuation gives it too, and says so where nobody takes it.
  func isKnownToGive(_ type: SwiftType) -> Bool {
    switch type {
    case .nominal(let nominal, _): !["Void", "Never"].contains(text(program.nominals[Int(nominal)].name))
    case .tuple(let elements): !elements.isEmpty
    case .parameter, .composition, .metatype: true
    case .unknown, .placeholder, .module, .function: false
    }
  }

  /// Somebody asks what a call gave: neither is it a statement alone, nor `_ =` one.
  func isResultUsed(of callee: NodeID, in file: ProgramFile) -> Bool {
    let call = call(ofCallee: callee, in: file)
    let parent = file.parent(call)
    if call == 0 { return false }
    if isStatementAlone(call, in: file) { return isValueOfFunction(call, in: file) }
    return file.kind(parent) != .sequenceExpression || file.kind(file.child(0, parent)) != .discardExpression
  }

  /// What a call gives goes anywhere, if only to `_`: the call is no statement alone.
  private func isValue(callOf callee: Place) -> Bool {
    let file = file(callee)
    let call = call(ofCallee: callee.node, in: file)
    return !isStatementWithTry(call, in: file) || isValueOfFunction(call, in: file) || !hasRoomBefore(call, in: file)
  }

  /// Arguments that are pointers already, and not made of a variable by `&`.
  func pointerArguments(_ candidate: Resolution.Candidate, at place: Place) -> [Int] {
    let file = file(place)
    let call = call(ofCallee: place.node, in: file)
    guard call != 0, let match = candidate.match else { return [] }
    return zip(CallShape(call, in: file).arguments, match.parameters).compactMap { argument, parameter in
      file.kind(argument.expression) == .inoutExpression ? nil : parameter
    }
  }

  /// `{?1, timeout: {1}}`: what belongs to an argument, without the braces; nothing when the call leaves the argument out.
  /// `{?1.rollback: …}` is written when the closure given for it says `.rollback`, `{?!1.rollback: …}` when not.
  /// `{?self.arguments|1: …}` is written when `given` has one of these, `{?!self.arguments: …}` when it does not, `{?value: …}` when what
  /// the call at a place gives goes anywhere.
  func givenParts(
    of code: String, _ candidate: Resolution.Candidate, _ given: GivenToReceiver, at place: Place
  ) -> String {
    var code = code
    while let open = code.range(of: "{?") {
      var depth = 1
      let part = code[open.upperBound...].prefix { character in
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
        return depth > 0
      }
      var text = part
      let isGiven: Bool
      let isNegated = part.hasPrefix("!")
      if part.hasPrefix("value:") || part.hasPrefix("!value:") {
        text = part.drop { $0 != ":" }.dropFirst()
        isGiven = isValue(callOf: place)
      } else if part.hasPrefix("self.") || part.hasPrefix("!self.") {
        let names = part.dropFirst(isNegated ? 6 : 5).prefix { $0 != ":" }
        text = part[names.endIndex...].dropFirst()
        isGiven = given.hasOne(of: names)
      } else {
        let digits = part.drop { $0 == "!" }.prefix { $0.isNumber }
        text = part[digits.endIndex...]
        if text.hasPrefix(".") {
          let name = text.dropFirst().prefix { $0 != ":" }
          text = text[name.endIndex...].dropFirst()
          isGiven = Int(digits).map { isNamed(String(name), inClosureFor: $0, candidate, at: place) } ?? false
        } else {
          isGiven = Int(digits).map { candidate.match?.parameters.contains($0) ?? false } ?? false
        }
      }
      code = "\(code[..<open.lowerBound])\(isGiven != isNegated ? text : "")\(code[part.endIndex...].dropFirst())"
    }
    return code
  }

  /// Arguments that need parentheses before a point or an operator: `a ?? b`.
  func compoundArguments(_ candidate: Resolution.Candidate, at place: Place) -> [Int] {
    let file = file(place)
    let call = call(ofCallee: place.node, in: file)
    guard call != 0, let match = candidate.match else { return [] }
    return zip(CallShape(call, in: file).arguments, match.parameters).compactMap { argument, parameter in
      switch file.kind(argument.expression) {
      case .sequenceExpression, .tryExpression, .awaitExpression, .prefixOperatorExpression: parameter
      default: nil
      }
    }
  }

  private func substitution(
    _ placeholder: String, _ argument: CallShape.Argument?, name: String, in file: ProgramFile
  ) -> Finding.Substitution {
    var name = name
    // A name that the code does not know would look like one that it does.
    if let argument {
      name = file.kind(argument.expression) == .closureExpression ? closureText(argument.expression, in: file) : "…"
    }
    let range = argument.map { ByteRange(start: file.offset($0.node), end: file.end($0.node)) }
    return Finding.Substitution(
      placeholder: placeholder, file: Int(file.index), range: range, name: name, limit: argumentLimit)
  }

  /// What stands before the last point of a callee; `self` where the code leaves it out.
  func receiverSubstitution(
    _ placeholder: String, of callee: NodeID, named name: String, in file: ProgramFile
  ) -> Finding.Substitution {
    let base = file.kind(callee) == .memberExpression ? file.child(0, callee) : 0
    let isImplicit = file.kind(callee) != .memberExpression
    return Finding.Substitution(
      placeholder: placeholder, file: Int(file.index),
      range: base == 0 || file.isImplicitMember(base) ? nil : file.range(ofExpression: base),
      name: isImplicit ? "self" : name, limit: argumentLimit)
  }

  // MARK: Whole calls

  /// `{call}`: the expression that has to move to another thread, and what it is rebuilt from when it is long.
  func callSubstitutions(
    _ expression: MovedExpression, _ captures: Captures, in file: ProgramFile, named name: String
  ) -> [Finding.Substitution] {
    let moved = expression.node
    let edits = captures.edits.sorted { $0.range.start < $1.range.start }
    var parts: [Finding.Substitution] = []
    var rebuilt = [.sequenceExpression, .stringLiteral, .block].contains(file.kind(moved)) ? "…" : "\(name)(…)"
    if file.kind(moved) == .callExpression {
      let callee = calleeName(of: moved, in: file)
      let nameRange = file.nameRange(callee)
      let called = captures.edits.first { $0.range == nameRange }?.text ?? text(file.name(callee))
      let isMember = file.kind(callee) == .memberExpression && !file.isImplicitMember(callee)
      var head = String(nameWithoutLabels(name))
      if head.hasSuffix(".init") { head = String(head.dropLast(5)) }
      if let edit = edits.first(where: { $0.range == file.range(ofExpression: callee) }) {
        head = edit.text
      } else if isMember {
        let words = head.utf8.split(separator: UInt8(ascii: ".")).map { Substring($0) }
        // The call may be another one, which the reported call stands in.
        let type = words.last.map { $0 == called } == true ? words.dropLast().last : nil
        let receiver = type.map { variableName(ofType: $0) } ?? "value"
        parts.append(receiverSubstitution("{call.self}", of: callee, named: receiver, in: file))
        head = "{call.self}.\(called)"
      } else if file.isImplicitMember(callee) {
        head = headOfImplicitMember(callee, calledBy: moved, in: file)
      } else if file.kind(callee) == .identifierExpression {
        // `own.` before a member of an object.
        let owner = captures.edits.first { $0.range.start == nameRange.start && $0.range.end == nameRange.start }
        head = (owner?.text ?? "") + called
      } else if file.kind(callee) == .closureExpression {
        head = closureText(callee, in: file)
      }
      if case let written = file.child(0, moved),
        written != callee || file.kind(callee) == .arrayLiteral
          || file.kind(callee) == .dictionaryLiteral
      {
        // `[UInt8](…)`, `Set<String>(…)`, `load?(…)`
        parts.append(
          Finding.Substitution(
            placeholder: "{call.callee}", file: Int(file.index), range: file.range(ofExpression: written), name: head,
            limit: argumentLimit))
        head = "{call.callee}"
      }
      rebuilt = head + argumentList(of: moved, in: file, parts: &parts)
    } else if !name.isEmpty, nameWithoutLabels(name).utf8.count == name.utf8.count {
      rebuilt = name
    }
    let range = file.isImplicitMember(moved) ? nil : expression.range(in: file)
    for index in parts.indices { parts[index].edits = edits }
    let values = captures.elements.enumerated().compactMap { index, element in
      element.value.map {
        Finding.Substitution(
          placeholder: "{capture.\(index)}", file: Int(file.index), range: $0, name: "…", limit: callLimit)
      }
    }
    let awaited = captures.awaited.enumerated().map { index, awaited in
      Finding.Substitution(
        placeholder: "{awaited.\(index)}", file: Int(file.index), range: awaited.value, name: "…", limit: callLimit)
    }
    return [
      Finding.Substitution(
        placeholder: "{call}", file: Int(file.index), range: range, name: rebuilt, limit: callLimit, edits: edits)
    ] + parts + values + awaited
  }

  /// `Page` of `.init(url)`, as far as the type is its name alone, since what surrounds it may say no type any more.
  private func headOfImplicitMember(_ callee: NodeID, calledBy call: NodeID, in file: ProgramFile) -> String {
    let name = text(file.name(callee))
    guard case .nominal(let nominal, let arguments) = typeOf(call, in: file), arguments.isEmpty else {
      return ".\(name)"
    }
    return file.name(callee) == known.`init` ? typePath(nominal) : "\(typePath(nominal)).\(name)"
  }

  /// A constant's name for an argument with this label.
  func constantName(forLabel label: GlobalName, of function: GlobalName) -> String {
    text(label) == "contentsOf" && text(function) == "write" ? "data" : parameterName(text(label), of: "")
  }

  /// `(contentsOf: {call.0}) { … }`
  private func argumentList(
    of call: NodeID, in file: ProgramFile, parts: inout [Finding.Substitution]
  ) -> String {
    var inside: [String] = []
    var trailing = ""
    let arguments = CallShape(call, in: file).arguments
    for (position, argument) in arguments.enumerated() {
      let placeholder = "{call.\(position)}"
      let label = argument.label == 0 ? "" : "\(text(argument.label)): "
      parts.append(
        substitution(
          placeholder, argument,
          name: parameterName(text(argument.label), of: text(file.name(calleeName(of: call, in: file)))),
          in: file))
      if argument.isTrailing {
        trailing += " \(label)\(placeholder)"
      } else {
        inside.append(label + placeholder)
      }
    }
    return inside.isEmpty && !trailing.isEmpty ? trailing : "(\(inside.joined(separator: ", ")))\(trailing)"
  }

  /// What a closure without parameters gives, when that is all that it does.
  private func onlyExpression(ofClosure closure: NodeID, in file: ProgramFile) -> NodeID? {
    guard file.kind(closure) == .closureExpression, (0...3).allSatisfy({ file.child($0, closure) == 0 }),
      case let statements = file.children(file.child(4, closure)), statements.count == 1,
      !file.hasComments(around: statements[0], inClosure: closure)
    else { return nil }
    switch file.kind(statements[0]) {
    case .callExpression, .memberExpression, .identifierExpression, .subscriptExpression: return statements[0]
    case .sequenceExpression:
      return file.children(statements[0]).contains { file.kind($0) == .assignmentOperator } ? nil : statements[0]
    default: return nil
    }
  }

  /// `{ db in … }`
  private func closureText(_ closure: NodeID, in file: ProgramFile) -> String {
    let names = file.children(file.child(2, closure)).filter { file.kind($0) == .parameter }.map {
      text(file.name($0))
    }
    return names.isEmpty ? "{ … }" : "{ \(names.joined(separator: ", ")) in … }"
  }
}

/// In bytes: a line of advice should fit on a screen.
private let argumentLimit = 60
private let callLimit = 90

/// A word for an argument that the code does not give, or not shortly: from its label, else from the function.
private func parameterName(_ label: String, of function: String) -> String {
  switch label {
  case "contentsOf", "url", "forReadingFrom", "forWritingTo", "to", "at", "from": return "url"
  case "contentsOfFile", "atPath", "toPath", "toFile", "path", "forReadingAtPath", "forWritingAtPath": return "path"
  case "forTimeInterval", "timeoutSeconds": return "seconds"
  case "for", "with": return "request"
  case "", "_":
    switch function {
    case "sleep": return "seconds"
    case "usleep": return "microseconds"
    default: return "value"
    }
  default: return label
  }
}

/// `Type.method` of `Type.method(label:)`. By bytes: to compare characters took 11,000 instructions.
private func nameWithoutLabels(_ name: String) -> Substring { Substring(name.utf8.prefix { $0 != UInt8(ascii: "(") }) }

/// A variable's name for a type: `group` for `DispatchGroup`, `process` for `Process`.
private func receiverName(_ symbol: Symbol) -> String {
  guard let type = symbol.receiver?.utf8.split(separator: UInt8(ascii: ".")).last else { return "self" }
  return variableName(ofType: Substring(type))
}

/// What a value of a type is mostly called: `queue` for `DispatchQueue`, `url` for `URL`.
public func variableName(ofType type: Substring) -> String {
  var name = type
  for prefix in ["Dispatch", "NSManaged", "NS", "NIO", "EventLoop"]
  where name.utf8.starts(with: prefix.utf8) && name != prefix {
    name = name.dropFirst(prefix.count)
    break
  }
  // All of an abbreviation is small: `httpBin`, `url`.
  var capitals = name.prefix { $0.isUppercase }
  if capitals.count > 1, capitals.endIndex < name.endIndex { capitals = capitals.dropLast() }
  return capitals.lowercased() + name[capitals.endIndex...]
}
