// Synchronous members of a global actor run on the pool; those of the main actor only with the `main` context.
import Foundation

@globalActor actor Storage {
  static let shared = Storage()
}

@Storage func compact() { usleep(1) }  // want 27 blocking-sleep
@Storage var pending: Int {
  usleep(1)  // want blocking-sleep
  return 1
}
@MainActor func redraw() { usleep(1) }
func plain() { usleep(1) }

@Storage final class Index {
  var entries: [String] = []
  // Only `nonisolated` and `deinit` are excepted: static members and initializers of a global actor are isolated.
  init() { usleep(1) }  // want 12 blocking-sleep
  static func rebuild() { usleep(1) }  // want 27 blocking-sleep
  func insert(_ entry: String) {
    entries.append(entry)
    usleep(1)  // want blocking-sleep
  }
  var count: Int {
    usleep(1)  // want blocking-sleep
    return entries.count
  }
  nonisolated func label() -> String {
    usleep(1)
    return "index"
  }
  deinit { usleep(1) }
}

extension Index {
  func clear() { usleep(1) }  // want 18 blocking-sleep
}

struct Mixed {
  @Storage func isolated() { usleep(1) }  // want 30 blocking-sleep
  @MainActor func onMain() { usleep(1) }
  func free() { usleep(1) }
}

@MainActor final class Screen {
  func draw() { usleep(1) }
  @Storage func save() { usleep(1) }  // want 26 blocking-sleep
}

// A member of a global actor never spreads; a synchronous main-actor function is a helper like any other.
func caller(_ index: Index, _ screen: Screen) async {
  await compact()
  await index.clear()
  await screen.draw()  // want 16 blocking-sleep via Screen.draw() > usleep(_:)
  await redraw()  // want 9 blocking-sleep via redraw() > usleep(_:)
}

// A member takes the global actor of the requirement that it meets where the conformance is stated.
@Storage protocol Repository { func get(_ n: Int) -> Int }
struct Late {}
extension Late: Repository {
  func get(_ n: Int) -> Int {
    usleep(1)  // want 5 blocking-sleep
    return n
  }
}
protocol Partly {
  @Storage func one()
  @Storage var first: Int { get }
  func two()
}
protocol Refined: Partly {}
struct Here: Partly {
  func one() { usleep(1) }  // want 16 blocking-sleep
  var first: Int { Int(sleep(1)) }  // want 24 blocking-sleep
  func two() { usleep(1) }
  func one(_ n: Int) { usleep(1) }
}
struct There {
  func two() { usleep(1) }
}
extension There: Refined {
  var first: Int { 1 }
  nonisolated func one() { usleep(1) }
}
struct Elsewhere {
  func one() { usleep(1) }
  var first: Int { 1 }
  func two() {}
}
extension Elsewhere: Partly {}
func callers(_ partly: any Partly, _ here: Here, _ elsewhere: Elsewhere) async {
  await here.one()
  here.two()  // want 8 blocking-sleep
  elsewhere.one()  // want 13 blocking-sleep
  await Late().get(1)
}
