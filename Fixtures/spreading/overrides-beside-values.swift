// An override that blocks by itself says nothing of values whose type is known, nor hides what those do.
import Foundation
protocol Store { func load() }
struct Disk: Store { func load() { sleep(1) } }
struct Mem: Store { func load() {} }

class Repo {
  let store: any Store
  init(store: any Store) { self.store = store }
  func refresh() { store.load() }
  var count: Int { store.load(); return 1 }
}
class LoudRepo: Repo {
  override func refresh() { usleep(1) }  // without this class all is well
  override var count: Int { usleep(1); return 1 }
}
class PlainRepo: Repo {}
func repos() async {
  Repo(store: Disk()).refresh()  // want 23 blocking-sleep
  _ = Repo(store: Disk()).count  // want 27 blocking-sleep
  PlainRepo(store: Disk()).refresh()  // want 28 blocking-sleep
  Repo(store: Mem()).refresh()
}
final class Screen {
  let repo = Repo(store: Disk())
  func appear() async { repo.refresh() }  // want 30 blocking-sleep
}

class Loader { func load(_ s: any Store) { s.load() } }
class LoudLoader: Loader { override func load(_ s: any Store) { usleep(1) } }
func loaders() async {
  Loader().load(Disk())  // want 12 blocking-sleep
  Loader().load(Mem())
}

// A template method.
class Job {
  func run(waits: Bool = true) { if waits { work() } }
  func work() {}
}
class SlowJob: Job { override func work() { sleep(1) } }
class OtherJob: Job { override func run(waits: Bool) { usleep(1) } }
func jobs() async {
  SlowJob().run()  // want 13 blocking-sleep
  Job().run()
}
