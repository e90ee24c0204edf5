// What an extension takes out of a list, dictionary or optional is of the type that the receiver's type says.
// swift-format-ignore-file
import Foundation

protocol Store { func load() -> Int }
struct DiskStore: Store { func load() -> Int { usleep(1); return 1 } }
struct MemoryStore: Store { func load() -> Int { 1 } }

extension Optional: Store where Wrapped: Store { func load() -> Int { self?.load() ?? 0 } }
extension Optional where Wrapped: Store {
  func bound() -> Int { if let store = self { return store.load() }; return 0 }
  func mapped() -> Int { map { $0.load() } ?? 0 }
  func switched() -> Int {
    switch self {
    case .some(let store): return store.load()
    case .none: return 0
    }
  }
}
extension Optional where Wrapped == Int {
  func checked() -> Int { guard let self else { return 0 }; return self.advanced(by: 1) }
}
extension Array where Element: Store {
  func at() -> Int { self[0].load() }
  func head() -> Int { first?.load() ?? 0 }
  func all() { for store in self { _ = store.load() } }
}
extension Dictionary where Key == String, Value: Store {
  func at() -> Int { self["a"]?.load() ?? 0 }
  func total() -> Int { values.reduce(0) { $0 + $1.load() } }
}

func quick(_ store: MemoryStore?, _ list: [MemoryStore], _ table: [String: MemoryStore]) async {
  _ = store.load()
  _ = store.bound()
  _ = store.mapped()
  _ = store.switched()
  _ = list.at()
  _ = list.head()
  list.all()
  _ = table.at()
  _ = table.total()
}

func slow(_ store: DiskStore?, _ list: [DiskStore], _ table: [String: DiskStore]) async {
  _ = store.load()  // want 13 blocking-sleep
  _ = store.bound()  // want 13 blocking-sleep
  _ = store.mapped()  // want 13 blocking-sleep
  _ = store.switched()  // want 13 blocking-sleep
  _ = list.at()  // want 12 blocking-sleep
  _ = list.head()  // want 12 blocking-sleep
  list.all()  // want 8 blocking-sleep
  _ = table.at()  // want 13 blocking-sleep
  _ = table.total()  // want 13 blocking-sleep
}
