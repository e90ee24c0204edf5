// An API client in ordinary idiomatic async code.
// swift-format-ignore-file
import Foundation
import FoundationNetworking

struct Endpoint<Response: Decodable & Sendable>: Sendable {
  var path: String
  var method = "GET"
  var body: Data?
}

enum ClientError: Error { case status(Int), decoding(any Error), cancelled }

actor TokenStore {
  private var token: String?
  private var refreshing: Task<String, any Error>?

  func token(refresh: @Sendable @escaping () async throws -> String) async throws -> String {
    if let token { return token }
    if let refreshing { return try await refreshing.value }
    let task = Task { try await refresh() }
    refreshing = task
    defer { refreshing = nil }
    let value = try await task.value
    token = value
    return value
  }

  func invalidate() { token = nil }
}

final class APIClient: Sendable {
  private let session: URLSession
  private let base: URL
  private let tokens = TokenStore()
  private let decoder = JSONDecoder()

  init(base: URL, session: URLSession = .shared) {
    self.base = base
    self.session = session
  }

  func send<R>(_ endpoint: Endpoint<R>, retries: Int = 2) async throws -> R {
    var request = URLRequest(url: base.appendingPathComponent(endpoint.path))
    request.httpMethod = endpoint.method
    request.httpBody = endpoint.body
    let token = try await tokens.token { [session] in
      let (data, _) = try await session.data(from: URL(string: "https://example.com/token")!)
      return String(decoding: data, as: UTF8.self)
    }
    request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    do {
      let (data, response) = try await session.data(for: request)
      guard let response = response as? HTTPURLResponse else { throw ClientError.cancelled }
      switch response.statusCode {
      case 200..<300:
        do { return try decoder.decode(R.self, from: data) } catch { throw ClientError.decoding(error) }
      case 401 where retries > 0:
        await tokens.invalidate()
        return try await send(endpoint, retries: retries - 1)
      case let status:
        throw ClientError.status(status)
      }
    } catch let error as URLError where retries > 0 {
      try await Task.sleep(for: .seconds(1))
      print("retrying after \(error.localizedDescription)")
      return try await send(endpoint, retries: retries - 1)
    }
  }

  func all<R>(_ endpoints: [Endpoint<R>]) async throws -> [R] {
    try await withThrowingTaskGroup(of: (Int, R).self) { group in
      for (index, endpoint) in endpoints.enumerated() {
        group.addTask { (index, try await self.send(endpoint)) }
      }
      var results: [Int: R] = [:]
      for try await (index, result) in group { results[index] = result }
      return results.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  func pages(_ path: String) -> AsyncThrowingStream<[String], any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          var page = 0
          while !Task.isCancelled {
            let items: [String] = try await self.send(Endpoint(path: "\(path)?page=\(page)"))
            if items.isEmpty { break }
            continuation.yield(items)
            page += 1
          }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  func legacy(_ url: URL) async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
      let task = session.dataTask(with: url) { data, _, error in
        continuation.resume(with: Result { try data ?? { throw error ?? ClientError.cancelled }() })
      }
      task.resume()
    }
  }
}
