/// Lines of the catalogue by name and receiver, each list in the order of the catalogue.
///
/// Of names like `init` there are hundreds, of as many types: to go through all of them for each type of a hierarchy was 2 % of an analysis.
struct ReceiverTable {
  private struct Key: AnswerKey {
    var name: GlobalName
    var receiver: NominalID
    var bits: UInt64 { UInt64(name) &<< 32 | UInt64(UInt32(bitPattern: receiver)) }
  }

  private var ranges = AnswerTable<Key, Range<Int>>()
  private var lines: [Int] = []

  /// `receivers`: by line; -1 for free functions.
  init(_ linesOfNames: [GlobalName: [Int]], receivers: [NominalID]) {
    for (name, all) in linesOfNames {
      let sorted = all.sorted { (receivers[$0], $0) < (receivers[$1], $1) }
      var start = 0
      while start < sorted.count {
        let receiver = receivers[sorted[start]]
        let end = sorted[start...].firstIndex { receivers[$0] != receiver } ?? sorted.count
        ranges[Key(name: name, receiver: receiver)] = lines.count..<lines.count + end - start
        lines += sorted[start..<end]
        start = end
      }
    }
  }

  /// The lines of that name about a type, or with -1 about free functions.
  func lines(named name: GlobalName, of receiver: NominalID) -> ArraySlice<Int> {
    guard let range = ranges[Key(name: name, receiver: receiver)] else { return [] }
    return lines[range]
  }
}
