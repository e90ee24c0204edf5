// What blocks only for some cases of a value that a call gives is not reached for the others.
import Foundation

enum Level {
  case none
  case deleted
  case modified(String)
  case onDisk(String)

  func load() -> Data? {
    switch self {
    case .none, .deleted: return nil
    case .modified(let path), .onDisk(let path): return FileManager.default.contents(atPath: path)
    }
  }
}

func check(_ level: Level, _ name: String) -> Bool {
  switch level {
  case .none: return true
  case .onDisk(let path):
    if FileManager.default.contents(atPath: path) != nil { return false }
    fallthrough
  case .modified: return FileManager.default.contents(atPath: name) != nil
  case .deleted: return false
  }
}
func checkAll(_ names: [String], level: Level = .none) -> Bool { names.allSatisfy { check(level, $0) } }
func anything(_ level: Level) -> Data? {
  switch level {
  case .none: return nil
  default: return FileManager.default.contents(atPath: "x")
  }
}
func partly(_ level: Level) -> Data? {
  switch level {
  case .none: return nil
  case .modified("x"): return nil
  case .onDisk where Bool.random(): return nil
  default: return FileManager.default.contents(atPath: "x")
  }
}
func maybe(_ level: Level?, _ name: String) -> Data? {
  switch level {
  case .some(.deleted): return FileManager.default.contents(atPath: name)
  default: return nil
  }
}
func both(_ level: Level) -> Data? {
  if case .none = level { return FileManager.default.contents(atPath: "y") }
  return level.load()
}

private struct Checker {
  private let level: Level
  private var seen: [String: Bool] = [:]
  init(level: Level) { self.level = level }
  mutating func isCurrent(_ name: String) -> Bool {
    switch level {
    case .onDisk:
      if isUnchanged(name) { return false }
      fallthrough
    case .modified, .deleted, .none: return true
    }
  }
  private mutating func isUnchanged(_ name: String) -> Bool {
    seen[name] = FileManager.default.contents(atPath: name) == nil
    return seen[name] ?? false
  }
}
final class Index {
  private var checker: Checker
  init(level: Level) { checker = Checker(level: level) }
  func names(_ all: [String]) -> [String] { all.filter { checker.isCurrent($0) } }
  func first(_ all: [String]) -> String? { names(all).first }
}
struct Raw {
  func checked(_ level: Level) -> Index { return Index(level: level) }
}
final class Workspace {
  var raw: Raw?
  func index(for level: Level) -> Index? { raw?.checked(level) }
  func reset(to level: Level) -> Index {
    let index = Index(level: level)
    return index
  }
}

func use(_ level: Level, _ workspace: Workspace, _ names: [String]) async {
  _ = Level.none.load()
  _ = Level.modified("x").load()  // want 27 blocking-file-io
  _ = level.load()  // want 13 blocking-file-io
  _ = check(.deleted, "x")
  _ = check(.none, "x")
  _ = check(.modified("x"), "x")  // want 7 blocking-file-io
  _ = check(.onDisk("x"), "x")  // want 7 blocking-file-io
  _ = checkAll(names)
  _ = checkAll(names, level: .deleted)
  _ = checkAll(names, level: .modified("x"))  // want 7 blocking-file-io
  let quiet = Level.deleted
  _ = checkAll(names, level: quiet)
  _ = checkAll(names, level: names.isEmpty ? .deleted : .onDisk("x"))  // want 7 blocking-file-io
  _ = anything(.none)
  _ = anything(.deleted)  // want 7 blocking-file-io
  _ = partly(.none)
  _ = partly(.modified("y"))  // want 7 blocking-file-io
  _ = partly(.onDisk("y"))  // want 7 blocking-file-io
  _ = maybe(.deleted, "x")  // want 7 blocking-file-io
  _ = both(.none)  // want 7 blocking-file-io

  _ = Index(level: .deleted).names(names)
  _ = Index(level: .onDisk("x")).names(names)  // want 34 blocking-file-io
  _ = Index(level: level).names(names)  // want 27 blocking-file-io
  guard let index = workspace.index(for: .deleted), let other = workspace.index(for: .onDisk("x")) else { return }
  _ = index.names(names)
  _ = index.first(names)
  _ = other.first(names)  // want 13 blocking-file-io
  _ = workspace.index(for: .none)?.names(names)
  _ = workspace.reset(to: .none).first(names)
  _ = workspace.reset(to: .onDisk("x")).first(names)  // want 41 blocking-file-io
}

// A pattern that takes what comes with a case looks into the value, and is no question for the case.
enum Pace {
  case fast
  case slow(UInt32)
}
func pause(_ pace: Pace) {
  if case .slow(let amount) = pace { usleep(amount) }
}
func pauseUnlessOne(_ pace: Pace) {
  guard case .slow(1) = pace else { return void(usleep(1)) }
}
func pauseOrNot(_ amount: UInt32?) {
  if case let amount? = amount { usleep(amount) }
}
func void(_ result: Int32) {}
func paced() async {
  pause(.fast)  // want 3 blocking-sleep
  pause(.slow(1))  // want 3 blocking-sleep
  pauseUnlessOne(.fast)  // want 3 blocking-sleep
  pauseUnlessOne(.slow(2))  // want 3 blocking-sleep
  pauseOrNot(nil)
  pauseOrNot(1)  // want 3 blocking-sleep
}

// Of a list that is written out each element counts.
enum Attribute {
  case name
  case size
}
func values(_ keys: [Attribute]) {
  for key in keys {
    switch key {
    case .name: usleep(1)
    case .size: break
    }
  }
}
func valuesOf(_ keys: [Attribute]) { values(keys) }
func listed(_ keys: [Attribute]) async {
  values([.size])
  values([.size, .name])  // want 3 blocking-sleep
  valuesOf([.size, .size])
  valuesOf([.name])  // want 3 blocking-sleep
  values(keys)  // want 3 blocking-sleep
  let sizes: [Attribute] = [.size]
  values(sizes)
}
