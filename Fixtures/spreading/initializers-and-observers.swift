// What an initializer sets of its own type it sets where it is stored: no observer runs, nor what a subclass puts in its place.
import Foundation

struct Meter {
  var value: Int { didSet { usleep(1) } }
  init() { value = 3 }
  init(twice: Int) {
    self.value = 1
    value = 2
  }
  init(again: Int) {
    self.init()
    value = 4
  }
  init(method: Int) {
    value = 1
    change()
  }
  init(end: Int) {
    value = 1
    defer { value = 2 }
  }
  mutating func change() { value = 2 }
}
extension Meter {
  init(added: Int) {
    self.init()
    value = 5
  }
}
class Gauge {
  var value: Int { willSet { usleep(1) } }
  init() { self.value = 3 }
  init(closure: Int) {
    value = 1
    [1].forEach { self.value = $0 }
  }
  init(other: Gauge) {
    value = 1
    other.value = 2
  }
  convenience init(again: Int) {
    self.init()
    value = 3
  }
}
class Dial: Gauge {
  override init() {
    super.init()
    value = 5
  }
}
struct Remote {
  var value: Int {
    get { 1 }
    nonmutating set { usleep(1) }
  }
  init() { value = 3 }
}
func make(gauge: Gauge) async {
  _ = Meter()
  _ = Meter(twice: 1)
  _ = Meter(again: 1)
  _ = Meter(added: 1)
  _ = Meter(method: 1)  // want blocking-sleep via Meter.init(method:) > Meter.change() > Meter.value > usleep(_:)
  _ = Meter(end: 1)  // want blocking-sleep
  _ = Gauge()
  _ = Gauge(again: 1)
  _ = Gauge(closure: 1)  // want blocking-sleep
  _ = Gauge(other: gauge)  // want blocking-sleep
  _ = Dial()  // want blocking-sleep
  _ = Remote()  // want blocking-sleep
}
