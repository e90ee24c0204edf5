// Property observers, `_modify`-free setters, inherited observers, static computed and wrapped properties.
import Foundation

func slow() { usleep(1) }

class Base {
  var plain = 1
  var observed = 1 {
    willSet { slow() }
    didSet { print("x") }
  }
  class var shared: Int {
    slow()
    return 1
  }
}
final class Derived: Base {
  override var plain: Int { didSet { slow() } }
}
struct Nested {
  var inner = Inner()
  struct Inner {
    var value: Int {
      get { 1 }
      set { slow() }
    }
    var items: [Int] = [] { didSet { slow() } }
  }
}
var global: Int {
  get { 1 }
  set { slow() }
}

func use(_ base: Base, _ derived: Derived, _ nested: Nested) async {
  var nested = nested
  base.observed = 2  // want 8 blocking-sleep via Base.observed > slow() > usleep(_:)
  base.observed += 1  // want 8 blocking-sleep
  _ = base.observed
  derived.plain = 3  // want 11 blocking-sleep
  _ = derived.plain
  _ = Base.shared  // want 12 blocking-sleep
  nested.inner.value = 1  // want 16 blocking-sleep
  _ = nested.inner.value
  nested.inner.items[0] = 2  // want 16 blocking-sleep
  _ = nested.inner.items.count
  global = 1  // want 3 blocking-sleep
  _ = global
  (base.observed, nested.inner.value) = (1, 2)  // want 9 blocking-sleep // want 32 blocking-sleep
}

extension Derived {
  func own() async {
    plain = 2  // want 5 blocking-sleep
    self.observed = 1  // want 10 blocking-sleep
    print(plain, observed)
  }
}

func local() async {
  var computed: Int {
    get {
      slow()
      return 1
    }
    set { print(newValue) }
  }
  var observed = 1 { didSet { slow() } }
  _ = computed  // want 7 blocking-sleep via computed > slow() > usleep(_:)
  computed = 1
  _ = observed
  observed = 2  // want 3 blocking-sleep via observed > slow() > usleep(_:)
}
