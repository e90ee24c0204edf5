// A stored property may hold its initial value where an initializer sets it in some branches only, and all that these set it to.
import Foundation
protocol Store { func load() }
struct Disk: Store { func load() { sleep(1) } }
struct Mem: Store { func load() {} }
func setUp(_ s: inout any Store) { s = Disk() }
final class A { private var store: any Store = Disk()
  init(testing: Bool) { if testing { store = Mem() } }
  func load() { store.load() } }
struct B { private var store: any Store = Mem()
  init(disk: Bool) { store = disk ? Disk() : Mem() }
  func load() { store.load() } }
struct C { private var store: any Store = Mem()
  init(_ s: (any Store)?) { store = s ?? Disk() }
  func load() { store.load() } }
struct D { private var store: any Store = Mem(), n = 0
  init(_ s: any Store) { (store, n) = (s, 1) }
  func load() { store.load() } }
struct E { private var store: any Store = Mem()
  init() { setUp(&store) }
  func load() { store.load() } }
struct F { private var store: any Store = Disk()
  init() {
    #if DEBUG
    store = Mem()
    #endif
  }
  func load() { store.load() } }
struct G { private var store: any Store = Disk()
  init(_ args: [String]) { switch args.first { case "--mem": store = Mem()
    default: break } }
  func load() { store.load() } }
final class H { private var store: any Store = Mem()
  init(_ s: any Store) { store = s }
  convenience init(n: Int) { self.init(Disk()); if n > 3 { store = Mem() } }
  func load() { store.load() } }
struct I { private var store: any Store = Disk()
  init() { store = Mem() }
  func load() { store.load() } }
func use(_ f: Bool) async {
  A(testing: f).load()  // want blocking-sleep likely
  let a = A(testing: false)
  a.load()  // want blocking-sleep likely
  B(disk: f).load()  // want blocking-sleep likely
  C(nil).load()  // want blocking-sleep certain
  D(Disk()).load()  // want blocking-sleep likely
  E().load()  // want blocking-sleep likely
  F().load()  // want blocking-sleep likely
  G([]).load()  // want blocking-sleep likely
  H(n: 1).load()  // want blocking-sleep likely
  I().load()
}

struct K {
  private let store: any Store
  init(_ f: Bool) {
    if f { store = Mem() } else { store = Mem() }
  }
  func load() { store.load() }
}
struct L {
  private var store: any Store = Disk()
  init(_ name: String?) {
    guard name != nil else { return }
    store = Mem()
  }
  func load() { store.load() }
}
struct M {
  private var store: any Store = Mem()
  init() {}
  init(again: Bool) { self = M() }
  func load() { store.load() }
}
func use() async {
  K(true).load()
  L(nil).load()  // want blocking-sleep likely
  M().load()
  M(again: true).load()
}
