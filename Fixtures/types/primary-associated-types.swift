// A protocol that names its primary associated types declares none of them by that.
import Dispatch

protocol Store<Item> {
  associatedtype Item
  func find(_ index: Int) -> Item?
  func all() -> [Item]
}
extension Store {
  func first() -> Item? { find(0) }
  func each(_ body: (Item) -> Void) {}
}

struct Groups: Store {
  func find(_ index: Int) -> DispatchGroup? { nil }
  func all() -> [DispatchGroup] { [] }
}
struct Numbers: Store {
  func find(_ index: Int) -> Number? { nil }
  func all() -> [Number] { [] }
}
struct Number { func wait() {} }

func one<Source: Store>(_ source: Source) -> Source.Item? { nil }
func block<Source: Store>(_ source: Source) where Source.Item == DispatchGroup { source.find(1)?.wait() }

func go(_ groups: Groups, _ numbers: Numbers, _ some: any Store<DispatchGroup>) async {
  groups.first()?.wait()  // want blocking-wait
  groups.each { $0.wait() }  // want blocking-wait
  one(groups)?.wait()  // want blocking-wait
  block(groups)  // want blocking-wait
  some.find(1)?.wait()  // want blocking-wait
  numbers.first()?.wait()
  numbers.each { $0.wait() }
  one(numbers)?.wait()
}
