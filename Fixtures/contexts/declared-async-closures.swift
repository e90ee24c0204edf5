// A closure is async because the place it is given to has an async function type, wherever that is declared.
// swift-format-ignore-file
import Foundation

typealias Handler = @Sendable (Int) async throws -> Int
typealias Handlers = [Handler]
typealias Named = [String: () async -> Void]

struct Route {
  let path: String
  let handler: Handler
  var after: (() async -> Void)? = nil
}

struct Table {
  var routes: Handlers = []
  var named: Named = [:]
  var onStart: () async -> Void = { usleep(1) }  // want 37 blocking-sleep
  var onStop: () -> Void = { usleep(1) }
}

func register(_ handler: @escaping Handler) {}
func registerAll(_ handlers: Handler...) {}
func configure(name: String = "", action: @escaping () async -> Void = { usleep(1) }) {}  // want 74 blocking-sleep
func twice(_ first: () -> Void, second: @escaping @Sendable () async -> Void) {}
func make() -> Handler {
  return { n in
    usleep(1)  // want blocking-sleep
    return n
  }
}
func makeShort() -> () async -> Void { { usleep(1) } }  // want 42 blocking-sleep
var current: Handler {
  { n in
    usleep(1)  // want blocking-sleep
    return n
  }
}

func use() {
  register { n in
    usleep(1)  // want blocking-sleep
    return n
  }
  register({ usleep(1); return $0 })  // want 14 blocking-sleep
  registerAll({ usleep(1); return $0 }, { $0 }, { n in usleep(1); return n })  // want 17 blocking-sleep // want 56 blocking-sleep
  configure(name: "x") { usleep(1) }  // want 26 blocking-sleep
  configure(action: { usleep(1) })  // want 23 blocking-sleep
  twice({ usleep(1) }) { usleep(2) }  // want 26 blocking-sleep
  let route = Route(path: "/", handler: { usleep(1); return $0 }, after: { usleep(1) })  // want 43 blocking-sleep // want 76 blocking-sleep
  let short = Route(path: "/x") { usleep(1); return $0 }  // want 35 blocking-sleep
  _ = (route, short)
}

func assign(_ table: inout Table, _ flag: Bool) {
  table.onStart = { usleep(1) }  // want 21 blocking-sleep
  table.onStop = { usleep(1) }
  table.routes = [{ usleep(1); return $0 }, { $0 }]  // want 21 blocking-sleep
  table.routes.append { usleep(1); return $0 }  // want 25 blocking-sleep
  table.named = ["a": { usleep(1) }]  // want 25 blocking-sleep
  table.named["b"] = { usleep(1) }  // want 24 blocking-sleep
  table.routes.append(contentsOf: [{ usleep(1); return $0 }])  // want 38 blocking-sleep
  table.routes.insert({ usleep(1); return $0 }, at: 0)  // want 25 blocking-sleep
  table.routes += [{ usleep(1); return $0 }]  // want 22 blocking-sleep
  table.named.updateValue({ usleep(1) }, forKey: "c")  // want 29 blocking-sleep
  table.named.merge(["d": { usleep(1) }]) { first, _ in first }  // want 29 blocking-sleep
  let typed: () async -> Void = { usleep(1) }  // want 35 blocking-sleep
  let optional: (() async -> Void)? = { usleep(1) }  // want 41 blocking-sleep
  let chosen: () async -> Void = flag ? { usleep(1) } : {}  // want 43 blocking-sleep
  let tuple: (Int, () async -> Void) = (1, { usleep(1) })  // want 46 blocking-sleep
  let cast = { usleep(1) } as () async -> Void  // want 16 blocking-sleep
  let list: [() async -> Void] = [{ usleep(1) }]  // want 37 blocking-sleep
  let sync: () -> Void = { usleep(1) }
  _ = (typed, optional, chosen, tuple, cast, list, sync)
}

// The type of a collection may be written by its initializer alone.
struct Written {
  var list = [@Sendable () async -> Void]()
  var plain = [() async -> Void]()
  var named = [String: (Int) async throws -> () -> Void]()
  var synchronous = [() -> Void]()
  var later = [(Int) -> () async -> Void]()

  mutating func fill() {
    list.append { usleep(1) }  // want 19 blocking-sleep
    plain.append { usleep(1) }  // want 20 blocking-sleep
    plain = [{ usleep(1) }]  // want 16 blocking-sleep
    plain += [{ usleep(1) }]  // want 17 blocking-sleep
    plain[0] = { usleep(1) }  // want 18 blocking-sleep
    named["a"] = { _ in usleep(1); return {} }  // want 25 blocking-sleep
    synchronous.append { usleep(1) }
    later.append { _ in { usleep(1) } }  // want 27 blocking-sleep
  }
}

// What a local list holds is a context of its own too, and nobody's who calls it.
func local() async {
  var list: [() async -> Void] = []
  list.append { usleep(1) }  // want 17 blocking-sleep
  for each in list { await each() }
}

// Of overloads a place for an async function takes the async one.
struct Overloaded {
  func run(_ n: Int) { usleep(1) }
  func run(_ n: Int) async {}
}
func pick(_ overloaded: Overloaded) async {
  let asynchronous: (Int) async -> Void = overloaded.run
  await asynchronous(1)
  let synchronous: (Int) -> Void = overloaded.run
  synchronous(1)  // want 3 blocking-sleep
}

// `_:` before a further trailing closure stands for a parameter without a label.
func first(_ work: () -> Void, _ more: () -> Void) {
  work()
  more()
}
func pair(first: @escaping () async -> Void, _ second: @escaping () -> Void) {}
func last(_ first: @escaping () -> Void, _ second: @escaping () async -> Void) {}
func slowPair(_ work: () -> Void, _ more: () -> Void) { sleep(1) }
func unlabelled() async {
  first {} _: { sleep(1) }  // want 17 blocking-sleep
  pair { sleep(1) } _: { sleep(2) }  // want 10 blocking-sleep
  last { sleep(1) } _: { sleep(2) }  // want 26 blocking-sleep
  slowPair {} _: {}  // want 3 blocking-sleep
}
