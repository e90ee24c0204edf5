// The members of a constrained extension are there only for types that meet its constraints.
import Foundation

struct Disk {
  func load() { usleep(1) }
}
struct Memory {
  func load() {}
}
protocol Loading {
  func open()
}
struct Slow: Loading {
  func open() { usleep(1) }
}

struct Box<Content> {
  var contents: [Content]
}
extension Box where Content == Disk {
  func loadAll() { for content in contents { content.load() } }
}
extension Box where Content == Memory {
  func loadAll() { for content in contents { content.load() } }
}
extension Box<String> {
  func show() {}
}
extension Box<Int> {
  func show() { usleep(1) }
}
extension Array where Element == Disk {
  func loadAll() { for disk in self { disk.load() } }
}
extension Array where Element == Memory {
  func loadAll() {}
}
extension Array where Element: Loading {
  func openAll() { self.forEach { $0.open() } }
}
extension Optional where Wrapped == Disk {
  func loadIfThere() { self?.load() }
}
extension Collection where Element == String {
  func joinSlowly() { usleep(1) }
}
extension Collection where Element == Int {
  func joinSlowly() {}
}

protocol Store {
  associatedtype Item
}
extension Store where Item == Disk {
  func refresh() { usleep(1) }
}
extension Store where Item == Memory {
  func refresh() {}
}
struct DiskStore: Store {
  typealias Item = Disk
}
struct MemoryStore: Store {
  typealias Item = Memory
}

func boxes() async {
  Box(contents: [Disk()]).loadAll()  // want blocking-sleep
  Box(contents: [Memory()]).loadAll()
  Box(contents: ["a"]).show()
  Box(contents: [1]).show()  // want blocking-sleep
}

func collections(missing: Disk?) async {
  [Disk()].loadAll()  // want blocking-sleep via Array.loadAll() > Disk.load() > usleep(_:)
  [Memory()].loadAll()
  [Slow()].openAll()  // want blocking-sleep
  missing.loadIfThere()  // want blocking-sleep
  ["a"].joinSlowly()  // want blocking-sleep
  [1].joinSlowly()
}

func stores() async {
  DiskStore().refresh()  // want blocking-sleep
  MemoryStore().refresh()
}
