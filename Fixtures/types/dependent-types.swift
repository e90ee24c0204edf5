// `Source.Item` and `Items.Element` anywhere in what a generic type or function writes.
import Foundation

protocol Repository {
  associatedtype Entity
  func find(_ index: Int) -> Entity?
}
struct Groups: Repository { func find(_ index: Int) -> DispatchGroup? { nil } }
struct Numbers: Repository { func find(_ index: Int) -> Number? { nil } }
struct Number { func wait() {} }

struct Service<Source: Repository> {
  typealias Entity = Source.Entity
  var all: [Source.Entity] { [] }
  var byName: [String: Source.Entity] { [:] }
  func each(_ body: (Source.Entity) -> Void) {}
  func pair() -> (Source.Entity, Int)? { nil }
  var last: Entity? { nil }
}

struct NonEmpty<Items: Collection> {
  let head: Items.Element
  var list: [Items.Element] { [head] }
  func each(_ body: (Items.Element) -> Void) { body(head) }
}
extension NonEmpty where Items: RandomAccessCollection, Items.Element == DispatchGroup {
  func waitForAll() { each { $0.wait() } }
}

func list<Items: Sequence>(_ items: Items) -> [Items.Element] { Array(items) }
func loop<Items: Sequence>(_ items: Items, _ body: (Items.Element) -> Void) { items.forEach(body) }
func all<Source: Repository>(_ source: Source) -> [Source.Entity] { [] }

func go(_ service: Service<Groups>, _ other: Service<Numbers>, _ some: NonEmpty<[DispatchGroup]>) async {
  service.all.first?.wait()  // want blocking-wait
  service.byName["a"]?.wait()  // want blocking-wait
  service.each { $0.wait() }  // want blocking-wait
  service.pair()?.0.wait()  // want blocking-wait
  service.last?.wait()  // want blocking-wait
  some.head.wait()  // want blocking-wait
  some.list.first?.wait()  // want blocking-wait
  some.each { $0.wait() }  // want blocking-wait
  some.waitForAll()  // want blocking-wait
  list([DispatchGroup()]).first?.wait()  // want blocking-wait
  loop([DispatchGroup()]) { $0.wait() }  // want blocking-wait
  all(Groups()).first?.wait()  // want blocking-wait

  other.all.first?.wait()
  other.each { $0.wait() }
  list([Number()]).first?.wait()
  loop([Number()]) { $0.wait() }
  all(Numbers()).first?.wait()
}

func load<Items: Collection>(all items: Items) where Items.Element == String { usleep(1) }
func load<Items: Collection>(all items: Items) where Items.Element == Int {}
func overloads(_ names: [String]) async {
  load(all: names)  // want blocking-sleep
  load(all: [1, 2])
}

// What a protocol itself says of an associated type that it inherits.
protocol ItemSource {
  associatedtype Item
  func item() -> Item
  var all: [Item] { get }
}
protocol GroupSource: ItemSource where Item == DispatchGroup {}
protocol OwnGroupSource: ItemSource where Self.Item == DispatchGroup {}
protocol NumberSource: ItemSource where Item == Int {}
extension GroupSource {
  func waitForItem() { item().wait() }
  func waitForAll() { all.forEach { $0.wait() } }
}
extension OwnGroupSource {
  func waitForOwn() { item().wait() }
}
extension NumberSource {
  func number() -> Int { item() + 1 }
}
struct ItemGroups: GroupSource, OwnGroupSource {
  let all: [DispatchGroup] = []
  func item() -> DispatchGroup { DispatchGroup() }
}
func constrained(_ source: any GroupSource, _ numbers: some NumberSource) async {
  ItemGroups().waitForItem()  // want 16 blocking-wait
  ItemGroups().waitForAll()  // want 16 blocking-wait
  ItemGroups().waitForOwn()  // want 16 blocking-wait
  source.item().wait()  // want 17 blocking-wait
  _ = numbers.number()
}
