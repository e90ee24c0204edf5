// Blocking calls in child tasks made in a loop can take every thread of the pool: one level higher.
// swift-format-ignore-file
import Foundation

func parse(_ url: URL) -> Int { (try? Data(contentsOf: url))?.count ?? 0 }

func loads(_ urls: [URL]) async -> Int {
  await withTaskGroup(of: Int.self) { group in
    for url in urls {
      group.addTask { (try? Data(contentsOf: url))?.count ?? 0 }  // want 29 pool-exhaustion error
    }
    for url in urls {
      group.addTask {
        parse(url)  // want 9 pool-exhaustion error
      }
    }
    urls.forEach { url in print(url) }
    // Once is once.
    group.addTask { parse(urls[0]) }  // want 21 blocking-file-io warning
    var total = 0
    for await count in group { total += count }
    return total
  }
}

func sleeps(_ count: Int) async {
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<count {
      group.addTask { usleep(1) }  // want 23 pool-exhaustion error
    }
    var left = count
    while left > 0 {
      group.addTask { usleep(1) }  // want 23 pool-exhaustion error
      left -= 1
    }
  }
}

func lets(_ urls: [URL]) async {
  for url in urls {
    async let first = parse(url)  // want 23 pool-exhaustion error
    _ = await first
    _ = parse(url)  // want 9 blocking-file-io warning
  }
  async let once = parse(urls[0])  // want 20 blocking-file-io warning
  _ = await once
}

func opens(_ path: String) { _ = fopen(path, "r") }

// What is only information rises where it stands in the child task, and stays what it is behind a helper.
func opensAll(_ paths: [String]) async {
  await withTaskGroup(of: Void.self) { group in
    for path in paths {
      group.addTask { _ = fopen(path, "r") }  // want 27 pool-exhaustion warning
      group.addTask { opens(path) }  // want 23 file-open info
    }
  }
}

// What runs in the child task stands in it, in an async closure too.
func loadsUntilCancelled(_ urls: [URL]) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    for url in urls {
      group.addTask {
        await withTaskCancellationHandler {
          _ = parse(url)  // want 15 pool-exhaustion error
        } onCancel: {}
        await withTaskGroup(of: Void.self) { _ in _ = parse(url) }  // want 55 pool-exhaustion error
      }
      async let first = withTaskCancellationHandler { parse(url) } onCancel: {}  // want 55 pool-exhaustion error
      _ = await first
      // Each turn awaits its own.
      await withTaskCancellationHandler { _ = parse(url) } onCancel: {}  // want 47 blocking-file-io warning
      await withTaskGroup(of: Void.self) { group in
        group.addTask { _ = parse(url) }  // want 29 blocking-file-io warning
      }
    }
  }
}
