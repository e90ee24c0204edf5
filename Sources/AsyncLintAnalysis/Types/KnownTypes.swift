import AsyncLintSyntax

/// A type in a line of `known-types.md`; what its names mean depends on the modules that the line is about.
struct KnownTypeText: Hashable {
  var text: String
  var moduleList: Int
}

private let linksOfChains: Set<NodeKind> = [
  .memberExpression, .callExpression, .optionalChainExpression, .forceUnwrapExpression, .subscriptExpression,
]

extension Analyzer {
  /// `await client.get(url)`: libraries on NIO have an async function of the same name and labels, which gives what the future holds. NIO itself
  /// has none. `await client.get(url).get()` asks the future, and so may whoever takes it as an argument. A member that both have, as `map`, is
  /// one of what the future holds where the `await` can be for nothing else.
  func awaited(_ type: SwiftType, call: NodeID, in file: ProgramFile) -> SwiftType {
    guard file.flags(call).contains(.isAwaited), case .nominal(let nominal, let arguments) = type,
      program.nominals[Int(nominal)].name == libraryWords.eventLoopFutureName,
      case .knownMember(let index)? = resolve(calleeName(of: call, in: file), in: file).candidates.first?.target,
      !external.moduleLists[external.memberModules[index]].names.contains(libraryWords.nioCoreName)
    else { return type }
    var link = call
    while linksOfChains.contains(file.kind(file.parent(link))), file.child(0, file.parent(link)) == link {
      link = file.parent(link)
    }
    guard file.kind(file.parent(link)) == .awaitExpression else { return type }
    let held = arguments.first ?? .unknown
    let member = file.parent(call)
    if link == call || memberCandidates(file.name(member), in: type, from: file).isEmpty { return held }
    return isOnlyAwaited(call, giving: held, orFuture: type, in: link, file) ? held : type
  }

  /// Whether in a chain that an `await` covers nothing but this call may be what is awaited: no later member is one that only the future has,
  /// and nothing that is called before, or for an argument, suspends.
  private func isOnlyAwaited(
    _ call: NodeID, giving held: SwiftType, orFuture future: SwiftType, in chain: NodeID, _ file: ProgramFile
  ) -> Bool {
    var pending = file.children(call).dropFirst() + [file.child(0, calleeName(of: call, in: file))]
    var link = call
    while link != chain {
      link = file.parent(link)
      if file.kind(link) == .callExpression { pending += file.children(link).dropFirst() }
      guard file.kind(link) == .memberExpression, case let name = file.name(link) else { continue }
      if !memberCandidates(name, in: future, from: file).isEmpty, !mayHave(name, held, in: file) { return false }
    }
    while let node = pending.popLast() {
      switch file.kind(node) {
      case .missing, .closureExpression, .awaitExpression: continue
      case .identifierExpression, .memberExpression: if suspends(node, in: file) { return false }
      default: break
      }
      pending += file.children(node)
    }
    return true
  }

  /// By `known-types.md` and the program, or with a closure by `closures.md`.
  private func mayHave(_ name: GlobalName, _ type: SwiftType, in file: ProgramFile) -> Bool {
    if !memberCandidates(name, in: type, from: file).isEmpty { return true }
    guard let numbers = external.closureParameters[name], let nominal = type.nominalID else { return false }
    let types = hierarchy(of: nominal)
    return numbers.contains { types.contains(external.closureReceivers[$0]) }
  }

  private func suspends(_ name: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id)? = resolve(name, in: file).candidates.first?.target else { return false }
    if self.file(of: id).flags(program[id].node).contains(.isAsync) { return true }
    switch isolation(of: id) {
    case .actor, .globalActor, .mainActor, .ownExecutor: return true
    default: return false
    }
  }

  /// A type as `known-types.md` writes it in a line about the modules of a list. Read when first asked for, then kept.
  func knownType(_ text: String, modules: Int) -> SwiftType {
    let written = KnownTypeText(text: text, moduleList: modules)
    if let answer = knownTypeTexts[written] { return answer }
    let facts = parseFile(Array("let x: \(text)".utf8))
    var answer = SwiftType.unknown
    for node in facts.nodes.indices where facts.nodes[node].kind == .patternBinding {
      answer = knownType(facts.child(1, of: NodeID(node)), facts, modules)
    }
    knownTypeTexts[written] = answer
    return answer
  }

  private func knownType(_ node: NodeID, _ facts: FileFacts, _ modules: Int) -> SwiftType {
    func part(_ index: Int) -> SwiftType { knownType(facts.child(index, of: node), facts, modules) }
    func name() -> GlobalName { interner.intern(facts.names.bytes(of: facts.nodes[Int(node)].name)) }
    switch facts.nodes[Int(node)].kind {
    case .typeIdentifier:
      let name = name()
      if libraryWords.placeholderNames.contains(name) { return .placeholder(name) }
      let arguments = facts.children(of: node).map { knownType($0, facts, modules) }
      return nearest(external.types[name] ?? [], to: external.moduleLists[modules].names, program).map {
        .nominal($0, arguments)
      }
        ?? projectType(name, arguments)
    case .memberType:
      guard case .nominal(let outer, _) = part(0) else { return .unknown }
      let arguments = facts.children(of: node).dropFirst().map { knownType($0, facts, modules) }
      return external.nestedType(name(), in: outer).map { .nominal($0, arguments) } ?? .unknown
    case .optionalType, .implicitlyUnwrappedType: return .nominal(external.optional, [part(0)])
    case .arrayType: return .nominal(external.array, [part(0)])
    case .dictionaryType: return .nominal(external.dictionary, [part(0), part(1)])
    case .tupleType:
      let elements = facts.children(of: node)
      if elements.count == 1, facts.nodes[Int(elements[elements.startIndex])].name == 0 {
        return knownType(facts.child(0, of: elements[elements.startIndex]), facts, modules)
      }
      return .tuple(
        elements.map {
          SwiftType.TupleElement(
            label: interner.intern(facts.names.bytes(of: facts.nodes[Int($0)].name)),
            type: knownType(facts.child(0, of: $0), facts, modules))
        })
    case .functionType:
      return .function(
        SwiftType.FunctionType(
          parameters: facts.children(of: facts.child(0, of: node)).map {
            knownType(facts.child(0, of: $0), facts, modules)
          },
          result: part(1), isAsync: facts.nodes[Int(node)].flags.contains(.isAsync)))
    case .someType, .anyType: return part(0)
    default: return .unknown
    }
  }

  /// Another name that a type outside has for one: `Keys` of a dictionary.
  func knownAlias(_ name: GlobalName, of nominal: NominalID) -> SwiftType? {
    guard !program.nominals[Int(nominal)].isProject, let first = interner.bytes(of: name).first,
      UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first,
      let index = external.knownMembersOfTypes.lines(named: name, of: nominal).first(where: {
        external.memberLabels[$0] == nil
      })
    else { return nil }
    return knownType(external.catalogue.knownMembers[index].type, modules: external.memberModules[index])
  }

  /// The type of an argument that an API outside takes: `known-types.md` has it as a member of the function, named by its label
  /// (`Vapor.RoutesBuilder.get.use : (Request) -> Response`).
  func knownParameterType(
    _ argument: NodeID, _ call: NodeID, _ callee: NodeID, in file: ProgramFile
  ) -> SwiftType? {
    var name = file.name(callee)
    var receiver: SwiftType
    switch file.kind(callee) {
    case .identifierExpression:
      let candidates = resolve(callee, in: file).candidates
      if let function = external.functionType(name), candidates.allSatisfy({ !isProject($0) }) {
        return knownParameterType(argument, call, of: function, name, in: -1, base: .unknown, file)
      }
      if let made = candidates.first {
        guard case .metatype = made.base, isInitializer(made) else { return nil }
        let isSpecialized = file.kind(file.child(0, call)) == .specializationExpression
        (receiver, name) = (isSpecialized ? typeOf(file.child(0, call), in: file) : made.base, known.`init`)
      } else {
        // A method of the type that the code around extends.
        guard external.isNameOfKnownPart(name), let enclosing = enclosingNominal(of: callee, in: file) else {
          return nil
        }
        receiver = selfType(of: enclosing)
      }
    case .memberExpression where file.child(0, callee) == 0:
      receiver = unwrapped(expectedType(of: call, in: file))
    case .memberExpression:
      let base = typeOf(file.child(0, callee), in: file)
      if let made = resolve(callee, in: file).candidates.first, case .type = made.target {
        (receiver, name) = (made.base, known.`init`)
      } else {
        receiver = base
      }
    case .arrayLiteral, .dictionaryLiteral:
      guard let written = typeWritten(by: callee, in: file) else { return nil }
      (receiver, name) = (written, known.`init`)
    default: return nil
    }
    guard external.isNameOfKnownPart(name) else { return nil }
    if case .metatype(let type) = receiver { receiver = type }
    if receiver.isUnknown { return parameterType(ofClosure: argument, call, name, in: file) }
    for bound in bounds(of: receiver) {
      guard case .nominal(let nominal, _) = bound else { continue }
      for above in hierarchy(of: nominal) {
        guard let method = external.nestedType(name, in: above),
          let type = knownParameterType(argument, call, of: method, name, in: above, base: bound, file)
        else { continue }
        return type
      }
    }
    return nil
  }

  /// Of a method whose receiver's type is not known, where its name says enough for `closures.md`: `onChange` behind a chain of SwiftUI's.
  private func parameterType(
    ofClosure argument: NodeID, _ call: NodeID, _ name: GlobalName, in file: ProgramFile
  ) -> SwiftType? {
    let receivers = cataloguedReceivers(ofMethod: name, givenClosure: argument, call, in: file)
    return receivers.lazy.compactMap { receiver in
      self.external.nestedType(name, in: receiver).flatMap {
        self.knownParameterType(argument, call, of: $0, name, in: receiver, base: .unknown, file)
      }
    }.first
  }

  /// By the type that stands for a function, and the one that the function is in.
  private func knownParameterType(
    _ argument: NodeID, _ call: NodeID, of function: NominalID, _ name: GlobalName, in receiver: NominalID,
    base: SwiftType, _ file: ProgramFile
  ) -> SwiftType? {
    var label = file.name(argument)
    // In `merge(["a": first]) { … }` the lines for closures say nothing of what stands before them.
    if label == 0, file.children(call).last != argument, file.kind(file.child(0, argument)) != .closureExpression {
      return nil
    }
    let members = external.knownMembers(of: function)
    if label == 0, members.count > 1 {
      label = cataloguedLabel(ofClosure: argument, call, name, in: receiver, file) ?? 0
    }
    return members.first {
      label == 0 || interner.intern(external.catalogue.knownMembers[$0].baseName) == label
    }.map { knownMemberType($0, base: base, call: call, in: file) }
  }

  /// A type that the catalogue only mentions, declared by a dependency whose sources are there.
  private func projectType(_ name: GlobalName, _ arguments: [SwiftType]) -> SwiftType {
    for id in program.members(named: name, of: -1) where program[id].kind == .type {
      return .nominal(program[id].nominal, arguments)
    }
    return .unknown
  }
}
