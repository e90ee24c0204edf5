/// The name that was most likely meant: the one that the fewest edits lead to, if they are few; of several the first. Else the shortest of
/// those that begin so.
public func nearestName(to text: String, in names: [String]) -> String? {
  // Nobody misspells a long text for a short name, and the cost grows with its length.
  guard text.utf8.count <= 64 else { return nil }
  let typed = Array(text.utf8)
  var best: (name: String, distance: Int)?
  for name in names {
    let distance = editDistance(typed, Array(name.utf8))
    if distance < best?.distance ?? Int.max { best = (name, distance) }
  }
  if let best, best.distance <= min(typed.count, best.name.utf8.count) / 3 { return best.name }
  let beginnings = names.filter { typed.count > 1 && $0.utf8.starts(with: typed) }
  return beginnings.min { $0.utf8.count < $1.utf8.count }
}

/// Insertions, deletions, replacements and swaps of neighbours.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let replacement = previous[column] + (left[row] == right[column] ? 0 : 1)
      var cost = min(replacement, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforePrevious[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[right.count]
}
