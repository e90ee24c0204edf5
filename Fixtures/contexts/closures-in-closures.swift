// What a closure inside a closure belongs to: inline ones to their surroundings, offloads to nobody, tasks to the pool.
// swift-format-ignore-file
import Dispatch
import Foundation

func nested(_ queue: DispatchQueue, _ urls: [URL], _ lock: NSLock) async {
  urls.forEach { url in
    lock.withLock {
      _ = try? Data(contentsOf: url)  // want 16 blocking-file-io
    }
    queue.async {
      _ = try? Data(contentsOf: url)
      urls.forEach { _ in usleep(1) }
      Task {
        urls.forEach { _ in usleep(1) }  // want 29 blocking-sleep
        queue.async { usleep(1) }
      }
    }
    Task { queue.async { lock.withLock { _ = usleep(1) } } }
  }
  queue.async {
    let stored = { usleep(1) }
    stored()
    func local() { usleep(2) }
    local()
    _ = { usleep(1) }()
    defer { usleep(1) }
    print("\(usleep(1))")
  }
  await withCheckedContinuation { continuation in
    queue.async {
      urls.forEach { _ in usleep(1) }
      continuation.resume()
    }
    urls.forEach { _ in usleep(1) }  // want 25 blocking-sleep
  }
}

// The same in a synchronous function: only tasks are contexts.
func synchronous(_ urls: [URL]) {
  urls.forEach { _ in
    usleep(1)
    Task {
      urls.forEach { _ in usleep(1) }  // want 27 blocking-sleep
    }
  }
}
