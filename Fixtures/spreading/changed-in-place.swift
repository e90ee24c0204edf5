// What a method changes in place is not what an initializer has put there.
import Foundation
enum State { case idle, busy
  mutating func start() { self = .busy } }
final class Machine { private var state = State.idle
  func go() { state.start() }
  func wait() { switch state { case .busy: sleep(1)
    case .idle: break } } }
final class Still { private var state = State.idle
  func wait() { switch state { case .busy: sleep(1)
    case .idle: break } } }
protocol Store { func load() }
struct Disk: Store { func load() { sleep(1) } }
struct Mem: Store { func load() {} }
struct Loader { private let store: any Store
  init(_ s: any Store) { store = s }
  mutating func useDisk() { self = Loader(Disk()) }
  func load() { store.load() } }
func use() async {
  let m = Machine()
  m.go()
  m.wait()  // want blocking-sleep
  Still().wait()
  var l = Loader(Mem())
  l.useDisk()
  l.load()  // want blocking-sleep likely
}

struct Counting {
  private let store: any Store
  private var count = 0
  init(_ s: any Store) { store = s }
  mutating func load() {
    count += 1
    store.load()
  }
}
final class Counter {
  private var counting: Counting
  init(_ s: any Store) { counting = Counting(s) }
  func load() { counting.load() }
}
func count() async {
  // What changes a part of a value leaves the others.
  Counter(Mem()).load()
  Counter(Disk()).load()  // want blocking-sleep likely
}

final class Keeper {
  private var loader = Loader(Mem())
  func useDisk() { loader.useDisk() }
  func load() { loader.load() }
}
func load() async {
  let loader = Loader(Mem())
  loader.load()
  Loader(Mem()).load()
  Keeper().load()  // want blocking-sleep likely
}
