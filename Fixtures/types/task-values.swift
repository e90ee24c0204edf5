// The value of a task is what its closure gives.
import Foundation

func fetch(_ url: URL) async throws -> Data { Data(url.path.utf8) }

func ofSingleExpression(_ url: URL, _ file: URL) async throws {
  let task = Task { try await fetch(url) }
  try await task.value.write(to: file)  // want 24 blocking-file-io certain
}

func ofWrittenResult(_ url: URL, _ file: URL) async throws {
  let task = Task.detached(priority: .utility) { () -> Data in
    let data = try await fetch(url)
    return data
  }
  let data = try await task.value
  try data.write(to: file)  // want 12 blocking-file-io certain
}

func ofWrittenType(_ url: URL, _ file: URL) async throws {
  let task = Task<Data, any Error> {
    let data = try await fetch(url)
    return data
  }
  if case .success(let data) = await task.result { try data.write(to: file) }  // want 61 blocking-file-io certain
}

actor Loader {
  private var loading: [URL: Task<Data, any Error>] = [:]

  func load(_ url: URL, by get: @escaping @Sendable (URL) async throws -> Data) async throws -> Data {
    if let task = loading[url] { return try await task.value }
    let task = Task { try await get(url) }
    loading[url] = task
    let data = try await task.value
    try data.write(to: url)  // want 14 blocking-file-io certain
    return data
  }
}

struct Document: Sendable {
  func write(to url: URL) {}
}

func ofOwnType(_ file: URL) async {
  let task = Task { Document() }
  await task.value.write(to: file)
}
