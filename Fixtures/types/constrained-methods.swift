// A `where` clause of a method says more of the generic parameters of its type.
import Foundation
protocol Job { func run() }
struct Slow: Job { func run() { sleep(1) } }
extension Sequence { func each() where Element: Job { for e in self { e.run() } } }
extension Array { func all() where Element: Job { forEach { $0.run() } } }
struct Box<T> { let t: T; func go() where T: Job { t.run() } }
extension Array where Element: Job { func good() { forEach { $0.run() } } }
func use(_ s: [Slow], _ b: Box<Slow>) async {
  s.each()  // want blocking-sleep
  s.all()  // want blocking-sleep
  b.go()  // want blocking-sleep
  s.good()  // want blocking-sleep
}

protocol Other { func run() }
struct Quick: Other { func run() {} }
extension Box {
  func both(_ other: T) where T: Job { other.run() }
  func choose() where T: Job { t.run() }
  func choose() where T: Other { t.run() }
}
struct Pair<T> {
  let t: T
  func run<T: Job>(_ t: T) where T: Sendable { t.run() }
}
func use(_ slow: Box<Slow>, _ quick: Box<Quick>, _ pair: Pair<Int>) async {
  slow.both(Slow())  // want blocking-sleep
  slow.choose()  // want blocking-sleep
  quick.choose()
  pair.run(Slow())  // want blocking-sleep
}
