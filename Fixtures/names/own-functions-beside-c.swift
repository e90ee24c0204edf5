// A function of one's own that bears the name of a C function is meant wherever its types may fit.
import Foundation

func sleep(_ seconds: Double) async throws { try await Task.sleep(for: .seconds(seconds)) }
func usleep(_ duration: Duration) async throws { try await Task.sleep(for: duration) }
func wait(_ condition: @autoclosure () -> Bool) async { await Task.yield() }

func use(_ fast: Bool, _ base: Double, _ delays: [Double], _ pause: Pause) async throws {
  try await sleep(60 * 5)
  try await sleep(fast ? 1 : 30)
  try await sleep(-1)
  try await sleep(2 * base)
  try await sleep(delays.first ?? 1)
  try await sleep(delays.reduce(0, +))
  try await usleep(.seconds(1) * 2)
  try await usleep(pause.length * 2)
  await wait(fast)
  await wait(base == 5)
}
struct Pause {
  let length = Duration.seconds(1)
}
