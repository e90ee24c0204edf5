// Members of libraries that give an optional protocol.
import Fluent
import Metal
import NIOCore

func encode(_ queue: any MTLCommandQueue) async {
  let buffer = queue.makeCommandBuffer()!
  buffer.waitUntilCompleted()  // want 10 media-wait certain
  queue.makeCommandBuffer()?.waitUntilScheduled()  // want 30 media-wait certain
  guard let other = queue.makeCommandBuffer() else { return }
  other.waitUntilCompleted()  // want 9 media-wait certain
  await other.completed()
}

func close(_ channel: any Channel) async throws {
  try channel.parent?.close().wait()  // want 31 event-loop-wait certain
  try await channel.parent?.close().get()
}
