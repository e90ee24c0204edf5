import AsyncLintSyntax

/// What advice asks of the function around each wait. Of the last function it is kept: one may wait thousands of times.
extension Analyzer {
  /// Members by which processes start and pipes are read, in the order of a walk.
  func membersAskedFor(in body: NodeID, of file: ProgramFile) -> [NodeID] {
    let place = Place(file: file.index, node: body)
    if let lastMembers, lastMembers.body == place { return lastMembers.nodes }
    let names = ruleWords.starters.union(ruleWords.readersToEnd)
    var nodes: [NodeID] = []
    for node in file.descendants(of: body) {
      if file.kind(node) == .memberExpression, names.contains(file.name(node)) { nodes.append(node) }
    }
    lastMembers = (place, nodes)
    return nodes
  }

  /// `semaphore.signal`, `group.leave`; of a long function those at its end.
  func endings(of object: ObjectPath, in body: NodeID, _ file: ProgramFile) -> [NodeID] {
    let place = Place(file: file.index, node: body)
    if let lastEndings, lastEndings.body == place { return lastEndings.nodes[object] ?? [] }
    var nodes: [NodeID] = []
    for node in file.descendants(of: body, atMost: Self.mostNodesOfFunction) {
      if file.kind(node) == .memberExpression, ruleWords.endings.contains(file.name(node)) { nodes.append(node) }
    }
    var endings: [ObjectPath: [NodeID]] = [:]
    for node in nodes.sorted() {
      if let ended = objectPath(of: file.child(0, node), in: file) { endings[ended, default: []].append(node) }
    }
    lastEndings = (place, endings)
    return endings[object] ?? []
  }
}
