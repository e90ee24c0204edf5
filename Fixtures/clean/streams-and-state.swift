// Actors, streams, state machines, debouncers and caches without a blocking call.
// swift-format-ignore-file
import Foundation
import Synchronization

actor ImageCache {
  enum Entry { case loading(Task<Data, any Error>), ready(Data) }
  private var entries: [URL: Entry] = [:]
  private let limit = 100

  func image(for url: URL, load: @escaping @Sendable (URL) async throws -> Data) async throws -> Data {
    switch entries[url] {
    case .ready(let data): return data
    case .loading(let task): return try await task.value
    case nil: break
    }
    let task = Task { try await load(url) }
    entries[url] = .loading(task)
    do {
      let data = try await task.value
      entries[url] = .ready(data)
      trim()
      return data
    } catch {
      entries[url] = nil
      throw error
    }
  }

  private func trim() {
    while entries.count > limit, let key = entries.keys.first { entries.removeValue(forKey: key) }
  }
}

final class Statistics: Sendable {
  private let state = Mutex<(count: Int, total: Double)>((0, 0))
  private let started = ContinuousClock.now

  func record(_ value: Double) {
    state.withLock {
      $0.count += 1
      $0.total += value
    }
  }
  var mean: Double { state.withLock { $0.count == 0 ? 0 : $0.total / Double($0.count) } }
  func report() async -> String {
    record(1)
    let value = mean
    await Task.yield()
    return "\(value) after \(ContinuousClock.now - started)"
  }
}

@MainActor final class SearchModel {
  private(set) var results: [String] = []
  private var task: Task<Void, Never>?
  var query = "" {
    didSet { schedule() }
  }
  private let search: @Sendable (String) async throws -> [String]
  init(search: @escaping @Sendable (String) async throws -> [String]) { self.search = search }

  private func schedule() {
    task?.cancel()
    task = Task { [query, search] in
      do {
        try await Task.sleep(for: .milliseconds(300))
        let found = try await search(query)
        results = found.filter { !$0.isEmpty }.sorted()
      } catch is CancellationError {
        return
      } catch {
        results = []
      }
    }
  }
}

func ticks(every duration: Duration) -> AsyncStream<Int> {
  AsyncStream { continuation in
    let task = Task {
      var number = 0
      while !Task.isCancelled {
        continuation.yield(number)
        number += 1
        try? await Task.sleep(for: duration)
      }
      continuation.finish()
    }
    continuation.onTermination = { @Sendable _ in task.cancel() }
  }
}

func merge(_ streams: [AsyncStream<Int>]) async -> Int {
  await withTaskGroup(of: Int.self) { group in
    for stream in streams {
      group.addTask {
        var sum = 0
        for await value in stream.map({ $0 * 2 }).filter({ $0 > 1 }) { sum += value }
        return sum
      }
    }
    return await group.reduce(0, +)
  }
}

func timeout<T: Sendable>(_ duration: Duration, _ work: @escaping @Sendable () async throws -> T) async throws -> T {
  try await withThrowingTaskGroup(of: T?.self) { group in
    group.addTask { try await work() }
    group.addTask {
      try await Task.sleep(for: duration)
      return nil
    }
    defer { group.cancelAll() }
    guard let first = try await group.next(), let value = first else { throw CancellationError() }
    return value
  }
}

struct Retry {
  var attempts = 3
  func run<T: Sendable>(_ body: @Sendable () async throws -> T) async throws -> T {
    for attempt in 1..<attempts {
      do { return try await body() } catch {
        try await Task.sleep(for: .seconds(Double(attempt)))
      }
    }
    return try await body()
  }
}
