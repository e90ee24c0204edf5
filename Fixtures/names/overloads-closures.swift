// A closure without `await` takes the overload with a synchronous parameter; an async one takes the async overload.
import Foundation

final class Router: @unchecked Sendable {
  // The blocking overload takes a synchronous closure, the other one an async one.
  func on(_ path: String, _ handler: () -> Void) { usleep(1) }
  func on(_ path: String, _ handler: @Sendable () async -> Void) async { await handler() }

  func only(_ handler: @Sendable () async -> Void) async { await handler() }

  func handle(_ body: @escaping () -> Void) {}
  func handle(_ body: @escaping () async -> Void) {}
}

func step() async {}

func use(_ router: Router) async {
  await router.on("a") { await step() }
  await router.on("b", { await step() })
  await router.only {
    usleep(1)  // want blocking-sleep
  }
  router.handle { await step() }
  router.handle {
    usleep(1)  // want blocking-sleep
    await step()
  }
  router.handle { () async in
    usleep(1)  // want blocking-sleep
  }
  // A synchronous literal takes the synchronous, escaping overload.
  router.handle {
    usleep(1)
  }
}

func start(_ router: Router) {
  Task {
    router.on("c") {}  // want 12 blocking-sleep via Router.on(_:_:) > usleep(_:)
  }
}

// Elements of a collection, by an extension of the program's.
struct Item {
  let name: String
}

struct Shelf {
  func find(_ item: Item) -> Int { Int(usleep(1)) }
  func find(_ name: String) -> Int { name.count }
}

extension Sequence {
  func each(_ body: (Element) -> Void) { for element in self { body(element) } }
}

func shelved(_ shelf: Shelf, _ items: [Item]) async {
  items.each { item in _ = shelf.find(item.name) }
  items.each { item in _ = shelf.find(item) }  // want 34 blocking-sleep
}
