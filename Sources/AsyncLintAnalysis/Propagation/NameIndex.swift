import AsyncLintSyntax

/// Which parts of which files use a name. A part is an unread body, or all of a file that is no unread body.
///
/// 4 bytes a name and part. What stands in unread bodies is known by their names alone, so that only bodies with a name that matters
/// are ever read.
struct NameIndex {
  /// A part of a file that uses a name.
  struct Occurrence {
    /// Number among the occurrences of all names.
    var number: Int
    /// Number of the part among those of all files.
    var part: Int
    /// As in `BodyName`; what is no unread body is taken for all of them.
    var ways: BodyNameWays
  }

  /// `occurrences[starts[name] ..< starts[name + 1]]` are the parts that use the name, in source order, below the bits of `BodyName`.
  private var starts: [UInt32]
  private var occurrences: [UInt32]
  /// By part: the file.
  private let files: [Int32]
  /// By file.
  private let firstParts: [UInt32]
  /// A name that every part uses.
  var ubiquitous: GlobalName?
  /// Occurrences all of whose uses are known. Without it a name that many functions bear would be looked at again with each of them.
  private let settled = NumberSet()

  /// `bodyNames`: by file.
  ///
  /// Linear; two passes, no hashing. The second one finds the names outside of unread bodies, each once a file, where the first one has
  /// noted them: to go through all nodes again took 40 million of 110 million instructions on 89 MB of packages.
  init(files: [ProgramFile], bodyNames: [BodyNames], nameCount: Int) {
    var firstParts: [UInt32] = []
    var fileOfPart: [Int32] = []
    fileOfPart.reserveCapacity(files.reduce(0) { $0 + $1.unreadBodies.count + 1 })
    for file in files {
      firstParts.append(UInt32(fileOfPart.count))
      fileOfPart.append(contentsOf: repeatElement(file.index, count: file.unreadBodies.count + 1))
    }
    self.files = fileOfPart
    self.firstParts = firstParts
    var ownNames: [GlobalName] = []
    var ownEnds: [Int] = []
    var counts = [UInt32](repeating: 0, count: nameCount + 2)
    // By buffers: to ask at each occurrence whether an array is shared took a hundredth of the whole run on generated code.
    counts.withUnsafeMutableBufferPointer { counts in
      var lastFile = [Int32](repeating: -1, count: nameCount)
      lastFile.withUnsafeMutableBufferPointer { lastFile in
        for (file, names) in zip(files, bodyNames) {
          file.visitOwnUses { name, _ in
            if lastFile[Int(name)] == file.index { return }
            lastFile[Int(name)] = file.index
            ownNames.append(name)
            counts[Int(name) + 2] += 1
          }
          ownEnds.append(ownNames.count)
          for next in 0..<Int(file.unreadBodies.last?.namesEnd ?? 0) { counts[Int(names.name(at: next)) + 2] += 1 }
        }
      }
    }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    var occurrences = [UInt32](repeating: 0, count: Int(counts[counts.count - 1]))
    counts.withUnsafeMutableBufferPointer { counts in
      occurrences.withUnsafeMutableBufferPointer { occurrences in
        func add(_ name: GlobalName, _ occurrence: UInt32) {
          occurrences[Int(counts[Int(name) + 1])] = occurrence
          counts[Int(name) + 1] += 1
        }
        var ownStart = 0
        for (index, file) in files.enumerated() {
          var part = firstParts[Int(file.index)]
          for own in ownStart..<ownEnds[index] { add(ownNames[own], part | BodyNameWays.mask) }
          ownStart = ownEnds[index]
          let names = bodyNames[index]
          var next = 0
          for unread in file.unreadBodies {
            part += 1
            while next < Int(unread.namesEnd) {
              add(names.name(at: next), part | names[next].ways.rawValue)
              next += 1
            }
          }
        }
      }
    }
    starts = counts
    self.occurrences = occurrences
  }

  /// Which occurrences of a name are in those files, by number; if every part uses it, by part.
  func range(of name: GlobalName, inFiles range: Range<Int>) -> Range<Int> {
    let parts = firstPart(ofFile: range.lowerBound)..<firstPart(ofFile: range.upperBound)
    if name == ubiquitous { return parts }
    let all = numbers(of: name)
    let start = place(of: UInt32(parts.lowerBound), in: all)
    return start..<(parts.upperBound < files.count ? place(of: UInt32(parts.upperBound), in: all) : all.upperBound)
  }

  /// Calls the closure with those of a range whose uses somebody has to look at yet, and the number of their file, file by file. Without a
  /// sequence of them, which retained what it reads from at each one.
  @inline(__always)
  func visitUnsettled(_ name: GlobalName, _ range: Range<Int>, _ body: (Occurrence, _ file: Int) -> Void) {
    let isEverywhere = name == ubiquitous
    let settled = settled.words
    for index in range {
      let number = isEverywhere ? occurrences.count + index : index
      if NumberSet.contains(number, in: settled) { continue }
      let bits = isEverywhere ? UInt32(index) | BodyNameWays.mask : occurrences[index]
      let part = Int(bits & ~BodyNameWays.mask)
      let ways = BodyNameWays(rawValue: bits & BodyNameWays.mask)
      body(Occurrence(number: number, part: part, ways: ways), Int(files[part]))
    }
  }

  /// The parts that use a name, file by file.
  func occurrences(of name: GlobalName) -> some Collection<Occurrence> {
    let isEverywhere = name == ubiquitous
    // Not the whole index, whose arrays would all be retained.
    let occurrences = occurrences
    return (isEverywhere ? files.indices : numbers(of: name)).lazy.map { index in
      let bits = isEverywhere ? UInt32(index) | BodyNameWays.mask : occurrences[index]
      return Occurrence(
        number: isEverywhere ? occurrences.count + index : index, part: Int(bits & ~BodyNameWays.mask),
        ways: BodyNameWays(rawValue: bits & BodyNameWays.mask))
    }
  }

  /// Says that nobody has to look at the uses of an occurrence any more. Not while others ask.
  func settle(_ occurrence: Int) { settled.insert(occurrence, of: occurrences.count + files.count) }

  /// In how many parts a name is used.
  func occurrenceCount(of name: GlobalName) -> Int {
    name == ubiquitous ? files.count : numbers(of: name).count
  }

  /// Whether no part uses a name.
  func isUnused(_ name: GlobalName) -> Bool { occurrenceCount(of: name) == 0 }

  /// The number of the file that a part belongs to, and which of its parts it is: 0 is what is no unread body, then come its bodies.
  func location(of part: Int) -> (file: Int, part: Int) {
    let file = Int(files[part])
    return (file, part - Int(firstParts[file]))
  }

  /// The parts of a file that use a name, as `location` counts.
  func parts(using name: GlobalName, of file: Int32) -> [Int] {
    let first = UInt32(firstPart(ofFile: Int(file)))
    let end = UInt32(firstPart(ofFile: Int(file) + 1))
    if name == ubiquitous { return Array(0..<Int(end - first)) }
    let range = numbers(of: name)
    let start = place(of: first, in: range)
    return occurrences[start..<range.upperBound].lazy.map { $0 & ~BodyNameWays.mask }.prefix { $0 < end }.map {
      Int($0 - first)
    }
  }

  /// Whether a name stands in a part, as a label or otherwise. Of what is no unread body that is not known: true.
  func mayHold(_ name: GlobalName, part: Int) -> Bool {
    if Int(firstParts[Int(files[part])]) == part { return true }
    let range = numbers(of: name)
    let place = place(of: UInt32(part), in: range)
    return place < range.upperBound && occurrences[place] & ~BodyNameWays.mask == UInt32(part)
  }

  /// Of the file behind the last one: the number of all parts.
  private func firstPart(ofFile file: Int) -> Int { file < firstParts.count ? Int(firstParts[file]) : files.count }

  /// The numbers of a name's occurrences.
  private func numbers(of name: GlobalName) -> Range<Int> {
    Int(name) + 1 < starts.count ? Int(starts[Int(name)])..<Int(starts[Int(name) + 1]) : 0..<0
  }

  /// The first of them in that part or behind it.
  private func place(of part: UInt32, in range: Range<Int>) -> Int {
    range.partitioningIndex { occurrences[$0] & ~BodyNameWays.mask >= part }
  }
}

extension ProgramFile {
  /// Nil where to go through the part costs little, or was not asked for often enough yet.
  private func keptUses(inPart part: Int, for count: Int) -> KeptUses? {
    guard isLong(part: part), count < 64 else { return nil }
    if let uses = visitsOfLongParts[part]?.uses { return uses }
    visitsOfLongParts[part, default: (0, nil)].count += 1
    guard visitsOfLongParts[part, default: (0, nil)].count > 50 else { return nil }
    let uses = KeptUses { visitUses(inPart: part, $0) }
    visitsOfLongParts[part]?.uses = uses
    return uses
  }

  /// Calls the closure for each use of a name outside of unread bodies, in the order of the nodes.
  func visitOwnUses(_ body: (GlobalName, NodeID) -> Void) { visitUses(inPart: 0, body) }

  @inline(__always)
  private func visitUses(inPart part: Int, _ body: (GlobalName, NodeID) -> Void) {
    visitNodes(inPart: part) { kind, name, node in
      if let name = Self.nameUsed(by: kind, name) { body(name, node) }
    }
  }

  /// The name that a node of a kind and name is a use of.
  @inline(__always)
  private static func nameUsed(by kind: NodeKind, _ name: GlobalName) -> GlobalName? {
    switch kind {
    case .identifierExpression, .memberExpression, .binaryOperator, .prefixOperatorExpression,
      .postfixOperatorExpression, .forStatement, .attribute:
      name == 0 ? nil : name
    case .keyPathComponent: name == 0 ? WellKnownName.subscript.id : name
    case .subscriptExpression: WellKnownName.subscript.id
    default: nil
    }
  }

  /// Calls the closure for each use of one of the names in one of its parts, as `NameIndex` counts them, in the order of the nodes; a body
  /// is read for that. `names`: sorted; the closure is given the index in it. `callName`: what every call may run, if there is such a
  /// thing.
  func visitUses(of names: [GlobalName], inPart part: Int, callName: GlobalName?, _ body: (Int, NodeID) -> Void) {
    if callName.map(names.contains) != true, let uses = keptUses(inPart: part, for: names.count) {
      uses.visit(names, body)
      return
    }
    // Most nodes are ruled out by six bits of their name's number, before what they are is asked. Only what may be a subscript is used by
    // another name.
    let bits = names.reduce(UInt64(0)) { $0 | 1 &<< UInt64($1 & 63) }
    let hasSubscript = names.contains(WellKnownName.subscript.id)
    visitNodes(inPart: part) { kind, name, node in
      if bits & (1 &<< UInt64(name & 63)) == 0 {
        guard hasSubscript else { return }
        switch kind {
        case .subscriptExpression, .keyPathComponent: break
        default: return
        }
      }
      guard let name = Self.nameUsed(by: kind, name) else { return }
      let index = names.partitioningIndex { names[$0] >= name }
      if index < names.count, names[index] == name { body(index, node) }
    }
    guard let callName, let index = names.firstIndex(of: callName) else { return }
    visitNodes(inPart: part) { kind, _, node in
      if kind == .callExpression { body(index, node) }
    }
  }
}

/// The uses of names in a part of a file that has been gone through often: to look for a few names anew, in a long function for each of those
/// that it calls, took the square of its length.
struct KeptUses {
  /// The name, and below it the node.
  private var keys: [UInt64]

  /// `visit` calls the closure with all uses.
  init(_ visit: ((GlobalName, NodeID) -> Void) -> Void) {
    var keys: [UInt64] = []
    visit { keys.append(UInt64($0) << 32 | UInt64($1)) }
    keys.sort()
    self.keys = keys
  }

  /// As `ProgramFile.visitUses`.
  func visit(_ names: [GlobalName], _ body: (Int, NodeID) -> Void) {
    var found: [(node: NodeID, index: Int)] = []
    for (index, name) in names.enumerated() {
      for key in keys[keys.partitioningIndex { keys[$0] >= UInt64(name) << 32 }...] {
        if key >> 32 != UInt64(name) { break }
        found.append((NodeID(truncatingIfNeeded: key), index))
      }
    }
    for use in found.sorted(by: { $0.node < $1.node }) { body(use.index, use.node) }
  }
}

/// A set of numbers: a bit for each that is possible, once one of them is in it.
final class NumberSet {
  @exclusivity(unchecked) private(set) var words: [UInt64] = []

  /// `count`: how many numbers are possible.
  func insert(_ number: Int, of count: Int) {
    if words.isEmpty { words = Array(repeating: 0, count: count / 64 + 1) }
    words[number / 64] |= 1 << UInt64(number % 64)
  }

  func contains(_ number: Int) -> Bool { Self.contains(number, in: words) }

  /// The same of words that were asked for once: to ask the set costs a reference count each time.
  @inline(__always)
  static func contains(_ number: Int, in words: [UInt64]) -> Bool {
    !words.isEmpty && words[number &>> 6] & (1 &<< UInt64(number & 63)) != 0
  }
}
