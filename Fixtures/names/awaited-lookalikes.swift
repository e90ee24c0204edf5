// Awaited calls on receivers of unknown type: somebody else's async method, whatever its name.
import Foundation
import VendorKit

func awaited(_ task: VendorTask, _ files: VendorFiles) async throws {
  await task.waitUntilExit()
  try await task.terminate()
  _ = try await files.handle.readDataToEndOfFile()
  _ = try await files.read(upToCount: 3)
  try await files.copyItem(at: "a", to: "b")
  await VendorGate().wait()
  await task.semaphore.wait()
  try await task.lock.withLock { try await files.save() }
  _ = await task.queue.sync { 1 }
  for try await line in files.lines { print(line) }
  _ = try await files.contents(atPath: "/x")
  try await VendorClock.sleep(for: 1)
  async let value = files.readToEnd()
  _ = try await value
}
