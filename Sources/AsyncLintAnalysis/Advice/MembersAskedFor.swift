import AsyncLintSyntax

/// What advice asks of the function around each wait. Of the last function it is kept: one may wait thousands of times.
extension Analyzer {
  /// Members by which waits end, processes start and pipes are read, in the order of a walk.
  func membersAskedFor(in body: NodeID, of file: ProgramFile) -> [NodeID] {
    let place = Place(file: file.index, node: body)
    if let lastMembers, lastMembers.body == place { return lastMembers.nodes }
    let names = ruleWords.starters.union(ruleWords.endings).union(ruleWords.readersToEnd)
    var nodes: [NodeID] = []
    var pending = [body]
    while let node = pending.popLast() {
      if file.kind(node) == .memberExpression, names.contains(file.name(node)) { nodes.append(node) }
      pending += file.children(node)
    }
    lastMembers = (place, nodes)
    return nodes
  }

  /// `semaphore.signal`, `group.leave`
  func endings(of object: ObjectPath, in body: NodeID, _ file: ProgramFile) -> [NodeID] {
    let place = Place(file: file.index, node: body)
    if let lastEndings, lastEndings.body == place { return lastEndings.nodes[object] ?? [] }
    var endings: [ObjectPath: [NodeID]] = [:]
    for node in membersAskedFor(in: body, of: file).sorted() where ruleWords.endings.contains(file.name(node)) {
      if let ended = objectPath(of: file.child(0, node), in: file) { endings[ended, default: []].append(node) }
    }
    lastEndings = (place, endings)
    return endings[object] ?? []
  }
}
