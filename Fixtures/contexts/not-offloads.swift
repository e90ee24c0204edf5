// Ways that look like leaving the pool and do not.
import Foundation

func slow() -> Int32 { usleep(1) }

func notOffloads() async throws -> Int32 {
  let detached = await Task.detached { slow() }.value  // want 40 blocking-sleep via slow() > usleep(_:)
  let background = await Task(priority: .background) { slow() }.value  // want 56 blocking-sleep
  async let child = slow()  // want 21 blocking-sleep
  let grouped = await withTaskGroup(of: Int32.self) { group in
    group.addTask { slow() }  // want 21 blocking-sleep
    return await group.next() ?? 0
  }
  await elsewhere()
  let main = await MainActor.run { slow() }  // want 36 blocking-sleep
  let bridged = await withCheckedContinuation { continuation in
    Task.detached { continuation.resume(returning: slow()) }  // want 52 blocking-sleep
  }
  return await detached + background + child + grouped + main + bridged
}

@concurrent func elsewhere() async {
  _ = slow()  // want 7 blocking-sleep
}
