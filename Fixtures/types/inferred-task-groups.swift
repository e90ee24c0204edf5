// The tasks of a group say what it holds where the call does not.
import Foundation

struct Store: Sendable {
  func load() { Thread.sleep(forTimeInterval: 1) }
  init() {}
  static func fetch() async -> Store { Store() }
}
func a(_ ids: [Int]) async throws {
  await withTaskGroup { g in
    for _ in ids { g.addTask { await Store.fetch() } }
    for await s in g { s.load() }  // want blocking-sleep
    while let s = await g.next() { s.load() }  // want blocking-sleep
  }
  try await withThrowingTaskGroup { group in
    for id in ids {
      group.addTask { (id, await Store.fetch()) }
    }
    for try await (_, s) in group { s.load() }  // want blocking-sleep
  }
  await withTaskGroup {
    $0.addTask { Store() }
    await $0.next()?.load()  // want blocking-sleep
  }
  let all = await withTaskGroup(of: Store.self) { g in
    g.addTask { Store() }
    return await g.reduce(into: [Store]()) { $0.append($1) }
  }
  all.first?.load()  // want blocking-sleep
}
