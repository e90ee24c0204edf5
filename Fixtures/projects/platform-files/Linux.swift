// The same types for another platform.
#if os(Linux)
  import Foundation

  final class Statistics {
    init() {}
    func read() -> Int { usleep(1) == 0 ? 0 : 1 }
    var count: Int { 1 }
    func onlyHere() { usleep(1) }
  }
  struct Paths { init(_ name: String) { usleep(1) } }
  struct Buffer<Item> {
    var items: [Item] = []
    func first() -> Item? { items.first }
    func last() -> Item? { items.last }
  }
#endif
