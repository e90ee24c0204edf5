// The names behind a protocol's own name are those of its associated types.
import Foundation

protocol Repository<Entity> {
  associatedtype Entity
  func find(_ id: Int) -> Entity?
}
extension Repository {
  func head() -> Entity? { find(0) }
  func each(_ body: (Entity) -> Void) {}
}
protocol Cached<Entity>: Repository {
  func cached() -> [Entity]
}

struct Groups: Repository {
  func find(_ id: Int) -> DispatchGroup? { nil }
}
struct Kept: Cached {
  func find(_ id: Int) -> DispatchGroup? { nil }
  func cached() -> [DispatchGroup] { [] }
}
struct Texts: Repository {
  func find(_ id: Int) -> String? { nil }
}

struct Service<R: Repository> {
  let repository: R
  func one() -> R.Entity? { repository.find(1) }
}

func block<R: Repository>(_ repository: R) where R.Entity == DispatchGroup { repository.find(1)?.wait() }
func block(any repository: any Repository<DispatchGroup>) { repository.head()?.wait() }
func block(cached repository: some Cached<DispatchGroup>) { repository.find(1)?.wait() }

func run(_ groups: Groups, _ kept: Kept, _ service: Service<Groups>, _ texts: Texts) async {
  groups.head()?.wait()  // want blocking-wait
  groups.each { $0.wait() }  // want blocking-wait
  kept.head()?.wait()  // want blocking-wait
  service.one()?.wait()  // want blocking-wait
  block(groups)  // want blocking-wait
  block(any: groups)  // want blocking-wait
  block(cached: kept)  // want blocking-wait
  texts.each { print($0) }
  print(texts.head() ?? "")
}
