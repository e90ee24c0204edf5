// What the files of one platform declare beside those of another: neither of them comes first.
#if canImport(Darwin)
  import Foundation

  final class Statistics {
    init() {}
    func read() -> Int { 1 }
    var count: Int { usleep(1) == 0 ? 0 : 1 }
  }
  struct Paths { init(_ name: String) {} }
  struct Buffer<Item> {
    var items: [Item] = []
    func first() -> Item? { items.first }
  }
#endif
