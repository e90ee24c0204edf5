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
