// `.init(…)` as what a closure gives is of the type that the call's place asks for.
import Foundation

func texts(_ urls: [URL]) async throws -> [String] {
  try urls.map { try .init(contentsOf: $0) }  // want blocking-file-io "String.init(contentsOf:)"
}

func constants(_ urls: [URL], _ url: URL?, _ named: [String: URL]) async throws {
  let all: [Data] = try urls.map { try .init(contentsOf: $0) }  // want blocking-file-io "Data.init(contentsOf:)"
  let some: [Data] = urls.compactMap { try? .init(contentsOf: $0) }  // want blocking-file-io
  let lazy: [Data] = urls.lazy.compactMap { try? .init(contentsOf: $0) }  // want blocking-file-io
  let one: Data? = try url.map { try .init(contentsOf: $0) }  // want blocking-file-io
  let values: [String: Data] = try named.mapValues { try .init(contentsOf: $0) }  // want blocking-file-io
  let result: Result<Data, any Error> = Result { try .init(contentsOf: urls[0]) }  // want blocking-file-io
  let called: Data = try { try .init(contentsOf: urls[0]) }()  // want blocking-file-io
  let bytes: [UInt8] = urls.flatMap { url in [UInt8].init(url.path.utf8) }
  _ = (all, some, lazy, one, values, result, called, bytes)
}

func taken(_ read: () throws -> Data) rethrows -> Data { try read() }
func run<Value>(_ body: () throws -> Value) rethrows -> Value { try body() }

func functions(_ url: URL, _ lock: NSLock) async throws -> Data {
  _ = try taken { try .init(contentsOf: url) }  // want blocking-file-io
  func inner<Value>(_ body: () throws -> Value) rethrows -> Value { try body() }
  let other: Data = try inner { try .init(contentsOf: url) }  // want blocking-file-io
  if other.isEmpty { return try lock.withLock { try .init(contentsOf: url) } }  // want blocking-file-io
  return try run { try .init(contentsOf: url) }  // want blocking-file-io
}

// Generic arguments that are written say it, too.
func generics(_ url: URL) async throws {
  let caught = Result<Data, any Error>(catching: { try .init(contentsOf: url) })  // want blocking-file-io
  let task = Task<Data, any Error> { try .init(contentsOf: url) }  // want blocking-file-io
  let one = try await withThrowingTaskGroup(of: Data.self) { group in
    group.addTask { try .init(contentsOf: url) }  // want blocking-file-io
    return try await group.next()
  }
  let bytes = Task<[UInt8], any Error> { .init(url.path.utf8) }
  _ = (caught, task, one, bytes)
}
