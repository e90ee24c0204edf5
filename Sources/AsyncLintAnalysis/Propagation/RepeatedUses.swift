import AsyncLintSyntax

extension Propagation {
  /// The first use of a lazy property makes its value: those behind it, of the same object and in the same function, make nothing.
  var laterUsesOfLazyProperties: Set<Place> {
    var uses: [Unit: [LazyUse]] = [:]
    for report in reports {
      guard let unit = report.site.unit, unit.kind == .lazyValue,
        let use = pool[report.site.place.file].lazyUse(of: unit, at: report.site.place)
      else { continue }
      uses[unit, default: []].append(use)
    }
    var later: Set<Place> = []
    for var uses in uses.values where uses.count > 1 {
      uses.sort { ($0.place.file, $0.offset) < ($1.place.file, $1.offset) }
      for (index, use) in uses.enumerated() where uses[..<index].contains(where: { $0.comesBefore(use) }) {
        later.insert(use.place)
      }
    }
    return later
  }
}

/// Where an object is asked for a lazy property.
struct LazyUse {
  var place: Place
  var offset: UInt32
  var object: ObjectPath
  /// Where the block ends in which everything behind the use has come by it.
  var end: UInt32

  /// Whether whoever comes to the other use has come by this one.
  fileprivate func comesBefore(_ other: LazyUse) -> Bool {
    place.file == other.place.file && object == other.object && offset < other.offset && other.offset < end
  }
}

extension Analyzer {
  /// Of an instance that stays the same for as long as it can be named so.
  fileprivate func lazyUse(of unit: Unit, at place: Place) -> LazyUse? {
    let home = file(unit.place)
    let file = file(place)
    guard let name = home.bindings(in: home.child(0, unit.place.node)).first, let id = home.declarationOfNode[name],
      program[id].flags.contains(.isLazy), let object = objectPath(of: place.node, in: file), object.names.count == 1,
      isConstant(object.root, in: file)
    else { return nil }
    let end = block(runningWith: place.node, in: file).map { file.end($0) }
    return LazyUse(place: place, offset: file.offset(place.node), object: object, end: end ?? 0)
  }

  private func isConstant(_ root: ObjectPath.Root, in file: ProgramFile) -> Bool {
    switch root {
    case .selfValue: true
    case .local(let node):
      file.kind(node) == .parameter ? !file.flags(node).contains(.isInout) : file.flags(node).contains(.isLet)
    case .other: false
    }
  }

  /// The innermost block around an expression; nil where that may be left out: `isOn && settings.words.isEmpty`, `if isOn, settings.words …`.
  private func block(runningWith node: NodeID, in file: ProgramFile) -> NodeID? {
    var current = node
    while current != 0 {
      let parent = file.outward(current)
      switch file.kind(parent) {
      case .block: return parent
      case .ternaryOperator: return nil
      case .conditionList where current != file.child(0, parent): return nil
      case .forStatement where current == file.child(3, parent): return nil
      case .sequenceExpression where current != file.child(0, parent):
        let mayStop = file.children(parent).contains {
          file.kind($0) == .ternaryOperator
            || file.kind($0) == .binaryOperator && conditionalOperators.contains(text(file.name($0)))
        }
        if mayStop { return nil }
      default: break
      }
      current = parent
    }
    return nil
  }
}

private let conditionalOperators: Set<String> = ["&&", "||", "??"]
