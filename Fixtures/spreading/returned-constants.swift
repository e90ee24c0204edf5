// What a function made before it returns it is what the call says, also where the value is its own iterator.
import Foundation

protocol Store { func list(_ name: String) -> [String] }
final class GitStore: Store {
  func list(_ name: String) -> [String] {
    let process = Process()
    process.waitUntilExit()
    return [name]
  }
}
final class MemoryStore: Store { func list(_ name: String) -> [String] { [name] } }

final class Walker: Sequence, IteratorProtocol {
  private let store: any Store
  init(store: any Store) { self.store = store }
  func next() -> String? { store.list("a").first }
}

struct Reader {
  let walker: Walker
  func first() -> String? { walker.next() }
}

func walker(of store: any Store) -> Walker {
  let walker = Walker(store: store)
  return walker
}

func reader(of store: any Store, isQuiet: Bool) -> Reader {
  let walker = walker(of: store)
  if isQuiet { return Reader(walker: walker) }
  print("reading")
  return Reader(walker: walker)
}

func either(_ store: any Store, isQuiet: Bool) -> Walker {
  if isQuiet { return Walker(store: MemoryStore()) }
  return Walker(store: store)
}

func same(isQuiet: Bool) -> Walker {
  if isQuiet { return Walker(store: MemoryStore()) }
  return Walker(store: MemoryStore())
}

func replaced(_ store: any Store) -> Walker {
  var walker = Walker(store: store)
  if store.list("b").isEmpty { walker = Walker(store: GitStore()) }
  return walker
}

func inMemory() async {
  _ = walker(of: MemoryStore()).next()
  let made = walker(of: MemoryStore())
  _ = made.next()
  _ = reader(of: MemoryStore(), isQuiet: false).first()
  _ = same(isQuiet: true).next()
  for name in Walker(store: MemoryStore()) { print(name) }
  for name in walker(of: MemoryStore()) { print(name) }
}

func inRepositories(quiet: Bool) async {
  _ = walker(of: GitStore()).next()  // want blocking-process "Process.waitUntilExit()"
  _ = reader(of: GitStore(), isQuiet: quiet).first()  // want blocking-process
  _ = either(GitStore(), isQuiet: quiet).next()  // want blocking-process
  for name in Walker(store: GitStore()) { print(name) }  // want blocking-process
  for name in walker(of: GitStore()) { print(name) }  // want blocking-process
}

func replacing() async {
  _ = replaced(MemoryStore()).next()  // want blocking-process
}
