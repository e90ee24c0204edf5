import AsyncLintSyntax

extension Analyzer {
  /// `DispatchQueue.getSpecific(key: mainKey)`: what code finds that runs on the main queue, which was given it, and no other. The method of
  /// a queue asks that one, wherever it is called.
  func isMarkOfMainQueue(_ value: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(value) == .callExpression, case let callee = calleeName(of: value, in: file),
      file.name(callee) == ruleWords.getSpecific, isOfType(callee, in: file), let key = key(givenTo: value, in: file)
    else { return false }
    return keysOfMainQueue.contains(key)
  }

  private func isOfType(_ callee: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(callee) == .memberExpression else { return isInStaticMember(callee, in: file) }
    if case .metatype = typeOf(file.child(0, callee), in: file) { return true }
    return false
  }

  /// The keys with which the program marks the main queue, and no other: `DispatchQueue.main.setSpecific(key: mainKey, value: 1)`.
  func findKeysOfMainQueue() -> Set<Place> {
    var ofMain: Set<Place> = []
    var ofOthers: Set<Place> = []
    for occurrence in nameIndex.occurrences(of: ruleWords.setSpecific) where occurrence.ways.contains(.called) {
      let (number, part) = nameIndex.location(of: occurrence.part)
      let file = files[number]
      var callees: [NodeID] = []
      file.visitUses(of: [ruleWords.setSpecific], inPart: part, callName: nil) { _, node in callees.append(node) }
      for callee in callees {
        guard case let call = call(ofCallee: callee, in: file), call != 0, let key = key(givenTo: call, in: file) else {
          continue
        }
        if isMainQueue(receiver(ofCallee: callee, in: file), in: file) {
          ofMain.insert(key)
        } else {
          ofOthers.insert(key)
        }
      }
    }
    return ofMain.subtracting(ofOthers)
  }

  /// The variable that a call names first.
  private func key(givenTo call: NodeID, in file: ProgramFile) -> Place? {
    guard let key = CallShape(call, in: file).arguments.first?.expression else { return nil }
    switch resolve(file.unparenthesized(key), in: file).candidates.first?.target {
    case .declaration(let id)?: return Place(file: program[id].file, node: program[id].node)
    case .local(let local)?: return Place(file: file.index, node: variable(madeWith: local, in: file) ?? local)
    default: return nil
    }
  }

  /// `static let mainKey = { let key = …; DispatchQueue.main.setSpecific(key: key, value: ()); return key }()`: `mainKey` of `key`.
  private func variable(madeWith local: NodeID, in file: ProgramFile) -> NodeID? {
    var node = file.parent(local)
    while node != 0 {
      if file.kind(node) == .patternBinding, isMemberOrGlobal(node, in: file) {
        return file.bindings(in: file.child(0, node)).first
      }
      node = file.parent(node)
    }
    return nil
  }
}
