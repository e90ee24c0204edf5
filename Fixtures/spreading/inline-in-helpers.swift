// The summary of a helper includes its inline closures, autoclosures and defers, not its offloads.
import Dispatch
import Foundation

func maps(_ urls: [URL]) -> [Data] { urls.compactMap { try? Data(contentsOf: $0) } }
func coalesces(_ value: Int?) -> Int { value ?? slow() }
func slow() -> Int {
  usleep(1)
  return 1
}
func defers() {
  defer { usleep(1) }
  print("x")
}
func interpolates() -> String { "x \(slow())" }
func syncs(_ queue: DispatchQueue) { queue.sync { usleep(1) } }
func offloads(_ queue: DispatchQueue) { queue.async { usleep(1) } }
func spawns() { Thread.detachNewThread { usleep(1) } }
func local() {
  func inner() { usleep(1) }
  inner()
}
func unusedLocal() {
  func inner() { usleep(1) }
}
func stored() {
  let body = { usleep(1) }
  _ = body
}
func calledStored() {
  let body = { usleep(1) }
  body()
}
func own(_ body: () -> Void) { body() }
func passes() { own { usleep(1) } }
func loops() { for _ in 0..<3 { usleep(1) } }
func dead(_ flag: Bool) { if flag { usleep(1) } }

func use(_ queue: DispatchQueue, _ urls: [URL]) async {
  _ = maps(urls)  // want 7 blocking-file-io
  _ = coalesces(nil)  // want 7 blocking-sleep via coalesces(_:) > slow() > usleep(_:)
  defers()  // want 3 blocking-sleep via defers() > usleep(_:)
  _ = interpolates()  // want 7 blocking-sleep
  syncs(queue)  // want 3 dispatch-sync
  offloads(queue)
  spawns()
  local()  // want 3 blocking-sleep
  unusedLocal()
  stored()
  calledStored()  // want 3 blocking-sleep
  passes()  // want 3 blocking-sleep
  loops()  // want 3 blocking-sleep
  dead(false)
  dead(urls.isEmpty)  // want 3 blocking-sleep
  own { usleep(1) }  // want 9 blocking-sleep
}
