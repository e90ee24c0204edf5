// What a wrapper hands on to something unknown of the same name is no recursion with other values.
import Foundation
import OccurrenceStore

enum Level {
  case none
  case onDisk(String)

  func load() -> Data? {
    switch self {
    case .none: return nil
    case .onDisk(let path): return FileManager.default.contents(atPath: path)
    }
  }
}
final class CheckedStore {
  private let level: Level
  private let base: OccurrenceStore
  init(level: Level, base: OccurrenceStore) {
    self.level = level
    self.base = base
  }
  func visitAllOccurrences(_ names: [String], _ body: (String) -> Bool) {
    base.visitAllOccurrences(names) { name in
      if case .some = self.level.load() { return false }
      return body(name)
    }
  }
}
func visit(_ base: OccurrenceStore, _ level: Level, _ names: [String]) async {
  CheckedStore(level: .none, base: base).visitAllOccurrences(names) { _ in true }
  CheckedStore(level: level, base: base).visitAllOccurrences(names) { _ in true }  // want 42 blocking-file-io
}
