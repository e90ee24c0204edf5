// Lies in one folder with a package that declares the same for its own use.
import Foundation

extension Set {
  func combined(_ other: [Element]) -> Set {
    sleep(1)
    return union(other)
  }
}

func combine(_ numbers: Set<Int>) async {
  _ = numbers.combined([1])  // want 15 blocking-sleep via Set.combined(_:) > sleep(_:)
}
