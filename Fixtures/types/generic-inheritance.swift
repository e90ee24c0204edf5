// A member of a generic superclass has the types that the subclass gives its parameters.
import Foundation

struct Disk {
  func load() -> Int { usleep(1); return 1 }
}
struct Memory {
  func load() -> Int { 1 }
}

class Repository<Item> {
  var items: [Item] = []
  func first() -> Item? { items.first }
}
class Cached<Key, Content>: Repository<Content> {
  var keys: [Key] = []
}
final class Disks: Cached<String, Disk> {
  func refresh() { _ = first()?.load() }
}
final class Memories: Repository<Memory> {}

func inherited(disks: Disks, memories: Memories) async {
  _ = disks.first()?.load()  // want blocking-sleep
  _ = disks.items.map { $0.load() }  // want blocking-sleep
  disks.refresh()  // want blocking-sleep via Disks.refresh() > Disk.load() > usleep(_:)
  _ = memories.first()?.load()
}

func firstOf<C: Collection>(_ collection: C) -> C.Element? { collection.first }

func collections() async throws {
  _ = firstOf([Disk()])?.load()  // want blocking-sleep
  _ = firstOf([Memory()])?.load()
  _ = [Disk()][0...].first?.load()  // want blocking-sleep
  _ = zip([Disk()], [Memory()]).map { $0.load() + $1.load() }  // want blocking-sleep
  _ = ["a": Disk()].map { $1.load() }  // want blocking-sleep
  _ = stride(from: 0, to: 1, by: 1).map { _ in Disk() }.first?.load()  // want blocking-sleep
  _ = try Result { Disk() }.get().load()  // want blocking-sleep
  _ = Optional.some(Disk())?.load()  // want blocking-sleep
  _ = Dictionary(grouping: [Disk()]) { _ in 1 }[1]?.first?.load()  // want blocking-sleep
}
