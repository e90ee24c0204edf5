// What an associated type is in a type that conforms, and in an extension of the protocol whose `where` clause fixes it.
import Foundation

protocol Holder {
  associatedtype Resource
  var resource: Resource { get }
  func makeResource() -> Resource
}

extension Holder {
  func used() -> Resource { makeResource() }
  func usedOfSelf() -> Self.Resource { resource }
  var all: [Resource] { [resource] }
  func with<Result>(_ body: (Resource) -> Result) -> Result { body(resource) }
  var me: Self { self }
}

extension Holder where Resource == DispatchGroup {
  func finish() { resource.wait() }
  func finishNew() { makeResource().wait() }
}
extension Holder where Resource: DispatchGroup {
  func finishAny() { makeResource().wait() }
}
extension Holder where Self.Resource == DispatchGroup {
  func finishOwn() { self.resource.wait() }
  // The parameter of the function is another one.
  func handle<Resource>(_ resource: Resource) -> Resource { resource }
}

struct Groups: Holder {
  var resource: DispatchGroup { .init() }
  func makeResource() -> DispatchGroup { resource }
}
struct Semaphores: Holder {
  let resource: DispatchSemaphore
  func makeResource() -> DispatchSemaphore { resource }
}
struct Named: Holder {
  typealias Resource = DispatchGroup
  let resource: Resource
  func makeResource() -> Resource { resource }
}
struct Boxed<Value>: Holder {
  let resource: Value
  func makeResource() -> Value { resource }
}

func use(_ groups: Groups, _ semaphores: Semaphores, _ named: Named, _ boxed: Boxed<DispatchGroup>) async {
  groups.used().wait()  // want blocking-wait
  semaphores.used().wait()  // want blocking-semaphore
  semaphores.usedOfSelf().wait()  // want blocking-semaphore
  semaphores.all[0].wait()  // want blocking-semaphore
  semaphores.with { $0.wait() }  // want blocking-semaphore
  semaphores.me.resource.wait()  // want blocking-semaphore
  named.used().wait()  // want blocking-wait
  boxed.used().wait()  // want blocking-wait
  groups.finish()  // want blocking-wait
  groups.finishNew()  // want blocking-wait
  groups.finishAny()  // want blocking-wait
  groups.finishOwn()  // want blocking-wait
}

func useAny<H: Holder>(_ holder: H) async where H.Resource == DispatchGroup {
  holder.finish()  // want blocking-wait
}

struct Job {
  func run() { usleep(1) }
  func cancel() {}
}
protocol Repository {
  associatedtype Item
  func one() -> Item
}
extension Repository {
  func first() -> Item { one() }
}
struct Jobs: Repository {
  func one() -> Job { Job() }
}

func run(_ jobs: Jobs) async {
  jobs.first().run()  // want blocking-sleep
  let job = jobs.first()
  job.run()  // want blocking-sleep
  job.cancel()
}

/// Told by the generic argument of the type whose member it is.
class Shelf<Source: Repository, Name> {
  var latest: Source.Item
  let source: Source
  var other: Source.Item? { nil }
  init(_ source: Source, _ latest: Source.Item) { (self.source, self.latest) = (source, latest) }
  func next() -> Source.Item { source.one() }
  func item<Other: Repository>(of other: Other.Type) -> Other.Item? { nil }
  subscript<Other: Repository>(other: Other) -> Other.Item { other.one() }
}
final class JobShelf: Shelf<Jobs, String> {}

struct Quick {
  func run() {}
}
struct Quicks: Repository {
  func one() -> Quick { Quick() }
}
struct Titled: Repository {
  typealias Item = Job
  func one() -> Job { Job() }
}

func run(
  _ shelf: Shelf<Jobs, String>, _ quick: Shelf<Quicks, String>, _ named: Shelf<Titled, String>, _ jobs: JobShelf
) async {
  shelf.latest.run()  // want blocking-sleep
  shelf.other?.run()  // want blocking-sleep
  shelf.next().run()  // want blocking-sleep
  quick.latest.run()
  quick.other?.run()
  quick.next().run()
  named.latest.run()  // want blocking-sleep
  jobs.latest.run()  // want blocking-sleep
  shelf.item(of: Quicks.self)?.run()
  shelf[Quicks()].run()
  quick.item(of: Jobs.self)?.run()  // want blocking-sleep
  quick[Jobs()].run()  // want blocking-sleep
}
