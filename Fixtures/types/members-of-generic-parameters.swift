// What is written of a generic parameter, in whatever it stands, is known as soon as the parameter is.
import Foundation

protocol Repository {
  associatedtype Entity
  func find(_ id: Int) -> Entity?
}
struct Groups: Repository {
  func find(_ id: Int) -> DispatchGroup? { nil }
}
struct Texts: Repository {
  func find(_ id: Int) -> String? { nil }
}

struct Service<R: Repository> {
  typealias Entity = R.Entity
  let repository: R
  var everything: [R.Entity]
  var named: [String: R.Entity]
  var latest: Entity
  var outcome: Result<R.Entity, any Error>
  func pair() -> (R.Entity, Int) { (latest, 1) }
  func each(_ body: (R.Entity) -> Void) { everything.forEach(body) }
  subscript<Value>(path: KeyPath<R.Entity, Value>) -> Value { latest[keyPath: path] }
}

struct NonEmpty<C: Collection> {
  let head: C.Element
  let tail: C
  var all: [C.Element] { [head] + tail }
}

struct Wrapped<Base: Sequence>: Sequence {
  let base: Base
  func makeIterator() -> Base.Iterator { base.makeIterator() }
}

func all<R: Repository>(_ repository: R) -> [R.Entity] { [] }
func each<S: Sequence>(_ sequence: S, _ body: (S.Element) -> Void) { sequence.forEach(body) }

func run(
  _ service: Service<Groups>, _ texts: Service<Texts>, _ groups: NonEmpty<[DispatchGroup]>,
  _ wrapped: Wrapped<[DispatchGroup]>
) async throws {
  service.everything.first?.wait()  // want blocking-wait
  service.named["a"]?.wait()  // want blocking-wait
  service.latest.wait()  // want blocking-wait
  try service.outcome.get().wait()  // want blocking-wait
  service.pair().0.wait()  // want blocking-wait
  service.each { $0.wait() }  // want blocking-wait
  groups.head.wait()  // want blocking-wait
  groups.all.first?.wait()  // want blocking-wait
  for group in wrapped { group.wait() }  // want blocking-wait
  all(service.repository).first?.wait()  // want blocking-wait
  each(groups.tail) { $0.wait() }  // want blocking-wait
  texts.each { print($0.count) }
  all(texts.repository).forEach { print($0.count) }
}

struct Box<T> {
  let value: T
}
extension Box where T: Sequence, T.Element == DispatchGroup {
  func block(_ body: (T.Element) -> Void) { value.forEach(body) }
  func first() -> T.Element? { value.first { _ in true } }
}
func run(_ box: Box<[DispatchGroup]>) async {
  box.block { $0.wait() }  // want blocking-wait
  box.first()?.wait()  // want blocking-wait
}
