import AsyncLintSyntax

/// Every place at which a name is used, by name. 8 bytes a use.
struct ReferenceIndex {
  private var starts: [UInt32]
  private var places: [Place]

  /// Names, members, operators, subscripts and key path components of all files. Linear; two passes, no hashing.
  init(files: [ProgramFile], nameCount: Int, subscriptName: GlobalName, callName: GlobalName) {
    starts = [UInt32](repeating: 0, count: nameCount + 2)
    func visit(_ body: (GlobalName, Place) -> Void) {
      for file in files {
        for index in file.facts.nodes.indices {
          let node = file.facts.nodes[index]
          switch node.kind {
          case .identifierExpression, .memberExpression, .binaryOperator, .prefixOperatorExpression,
            .postfixOperatorExpression:
            if node.name != 0 { body(file.names[Int(node.name)], Place(file: file.index, node: NodeID(index))) }
          case .keyPathComponent:
            let name = node.name == 0 ? subscriptName : file.names[Int(node.name)]
            body(name, Place(file: file.index, node: NodeID(index)))
          case .subscriptExpression: body(subscriptName, Place(file: file.index, node: NodeID(index)))
          case .callExpression: body(callName, Place(file: file.index, node: NodeID(index)))
          default: break
          }
        }
      }
    }
    var counts = starts
    visit { name, _ in counts[Int(name) + 2] += 1 }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    var places = [Place](repeating: Place(file: 0, node: 0), count: Int(counts[counts.count - 1]))
    visit { name, place in
      places[Int(counts[Int(name) + 1])] = place
      counts[Int(name) + 1] += 1
    }
    starts = counts
    self.places = places
  }

  var count: Int { places.count }

  /// Uses of a name, file by file.
  func uses(of name: GlobalName) -> ArraySlice<Place> {
    guard Int(name) + 1 < starts.count else { return [] }
    return places[Int(starts[Int(name)])..<Int(starts[Int(name) + 1])]
  }
}
