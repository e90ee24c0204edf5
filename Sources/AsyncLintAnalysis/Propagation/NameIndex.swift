import AsyncLintSyntax

/// Which parts of which files use a name. A part is an unread body, or all of a file that is no unread body.
///
/// 4 bytes a name and part. What stands in unread bodies is known by their names alone, so that only bodies with a name that matters
/// are ever read.
struct NameIndex {
  /// `parts[starts[name] ..< starts[name + 1]]` use the name, in source order.
  private var starts: [UInt32]
  private var parts: [UInt32]
  /// By part.
  private let files: [Int32]
  /// By file.
  private let firstParts: [UInt32]
  /// A name that every part uses.
  private let ubiquitous: GlobalName?

  /// `bodyNames`: by file, as in `FileFacts.bodyNames`. `ubiquitous`: what every call may run, if there is such a thing.
  ///
  /// Linear; two passes, no hashing.
  init(files: [ProgramFile], bodyNames: [[GlobalName]], nameCount: Int, ubiquitous: GlobalName?) {
    self.ubiquitous = ubiquitous
    var counts = [UInt32](repeating: 0, count: nameCount + 2)
    var lastPart = [UInt32](repeating: .max, count: nameCount)
    var firstParts: [UInt32] = []
    var fileOfPart: [Int32] = []
    func visit(_ body: (GlobalName, UInt32) -> Void) {
      var part: UInt32 = 0
      for (file, names) in zip(files, bodyNames) {
        file.visitOwnUses { name, _ in
          if lastPart[Int(name)] != part {
            lastPart[Int(name)] = part
            body(name, part)
          }
        }
        part += 1
        var next = 0
        for unread in file.unreadBodies {
          while next < Int(unread.namesEnd) {
            body(names[next], part)
            next += 1
          }
          part += 1
        }
      }
    }
    for file in files {
      firstParts.append(UInt32(fileOfPart.count))
      fileOfPart.append(contentsOf: repeatElement(file.index, count: file.unreadBodies.count + 1))
    }
    visit { name, _ in counts[Int(name) + 2] += 1 }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    var parts = [UInt32](repeating: 0, count: Int(counts[counts.count - 1]))
    for index in lastPart.indices { lastPart[index] = .max }
    visit { name, part in
      parts[Int(counts[Int(name) + 1])] = part
      counts[Int(name) + 1] += 1
    }
    starts = counts
    self.parts = parts
    self.files = fileOfPart
    self.firstParts = firstParts
  }

  /// The parts that use a name, file by file.
  func parts(using name: GlobalName) -> ArraySlice<UInt32> {
    if name == ubiquitous { return Array(0..<UInt32(files.count))[...] }
    guard Int(name) + 1 < starts.count else { return [] }
    return parts[Int(starts[Int(name)])..<Int(starts[Int(name) + 1])]
  }

  /// The number of the file that a part belongs to, and which of its parts it is: 0 is what is no unread body, then come its bodies.
  func location(of part: UInt32) -> (file: Int, part: Int) {
    let file = Int(files[Int(part)])
    return (file, Int(part - firstParts[file]))
  }
}

/// The uses of names in one part of a file: names, members, operators, subscripts, key path components, and calls where any call may
/// run code of the program.
struct UseTable {
  /// The name and, below it, the node; sorted.
  private var entries: [UInt64]
  /// Parallel to `entries`: somebody has looked at it.
  var isLookedAt: [Bool]

  init(_ entries: [UInt64]) {
    self.entries = entries.sorted()
    isLookedAt = [Bool](repeating: false, count: entries.count)
  }

  /// Indices of the uses of a name, in the order of their nodes.
  func uses(of name: GlobalName) -> Range<Int> {
    let start = entries.indices.partitioningIndex { entries[$0] >> 32 >= UInt64(name) }
    var end = start
    while end < entries.count, entries[end] >> 32 == UInt64(name) { end += 1 }
    return start..<end
  }

  func node(at index: Int) -> NodeID { NodeID(truncatingIfNeeded: entries[index]) }
}

extension ProgramFile {
  /// Calls the closure for each use of a name outside of unread bodies, in the order of the nodes.
  func visitOwnUses(_ body: (GlobalName, NodeID) -> Void) { visitUses(ownNodes, body) }

  private func visitUses(_ nodes: Range<NodeID>, _ body: (GlobalName, NodeID) -> Void) {
    for number in nodes {
      let node = self.node(number)
      switch node.kind {
      case .identifierExpression, .memberExpression, .binaryOperator, .prefixOperatorExpression,
        .postfixOperatorExpression:
        if node.name != 0 { body(node.name, number) }
      case .keyPathComponent: body(node.name == 0 ? WellKnownName.subscript.id : node.name, number)
      case .subscriptExpression: body(WellKnownName.subscript.id, number)
      default: break
      }
    }
  }

  /// The uses in one of its parts, as `NameIndex` counts them; a body is read for that. `callName`: what every call may run, if
  /// there is such a thing.
  func makeUseTable(part: Int, callName: GlobalName?) -> UseTable {
    let numbers = part == 0 ? ownNodes : nodes(ofBody: part - 1)
    var entries: [UInt64] = []
    visitUses(numbers) { name, node in entries.append(UInt64(name) << 32 | UInt64(node)) }
    if let callName {
      for node in numbers where kind(node) == .callExpression {
        entries.append(UInt64(callName) << 32 | UInt64(node))
      }
    }
    return UseTable(entries)
  }
}
