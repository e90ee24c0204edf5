// A synchronous implementation of an async requirement blocks its caller although the call is awaited.
import Foundation

protocol Service {
  func start() async
  func fetch(_ id: Int) async throws -> Int
  var status: Int { get async }
  static func boot() async
}
struct Blocking: Service {
  static func boot() { usleep(1) }
  func start() { usleep(1) }
  func fetch(_ id: Int) throws -> Int {
    usleep(1)
    return id
  }
  var status: Int {
    usleep(1)
    return 1
  }
}
struct Honest: Service {
  static func boot() async {}
  func start() async {}
  func fetch(_ id: Int) async throws -> Int { id }
  var status: Int { get async { 1 } }
}

func use(_ service: any Service, _ blocking: Blocking, _ honest: Honest) async throws {
  await service.start()  // want 17 blocking-sleep likely
  _ = try await service.fetch(1)  // want 25 blocking-sleep likely
  _ = await service.status  // want 21 blocking-sleep likely
  blocking.start()  // want 12 blocking-sleep certain
  _ = try blocking.fetch(1)  // want 20 blocking-sleep
  await honest.start()
  _ = await honest.status
}

func generic<S: Service>(_ service: S) async { await service.start() }  // want 62 blocking-sleep likely
func generic<S: Service>(_ service: S.Type) async {
  await S.boot()  // want 11 blocking-sleep likely
  await service.boot()  // want 17 blocking-sleep likely
  Blocking.boot()  // want 12 blocking-sleep certain
  await Honest.boot()
}

// With async implementations only, the awaited call is silent: they are reported inside themselves.
protocol Other { func go() async }
struct OtherOne: Other {
  func go() async { usleep(1) }  // want 21 blocking-sleep
}
func other(_ other: any Other) async { await other.go() }

// A type that has both meets each requirement with its own kind.
protocol Reader {
  func read<T>(_ body: (Int) throws -> T) throws -> T
  func read<T: Sendable>(_ body: @Sendable (Int) throws -> T) async throws -> T
}
struct Pool: Reader {
  func read<T>(_ body: (Int) throws -> T) throws -> T {
    usleep(1)
    return try body(1)
  }
  func read<T: Sendable>(_ body: @Sendable (Int) throws -> T) async throws -> T { try body(1) }
}
struct OnlySynchronous: Reader {
  func read<T>(_ body: (Int) throws -> T) throws -> T {
    usleep(1)
    return try body(1)
  }
}

func first(_ reader: any Reader) throws -> Int { try reader.read { $0 } }

func wrapped(_ reader: any Reader, _ pool: Pool) async throws {
  _ = try first(reader)  // want 11 blocking-sleep certain via first(_:) > Pool.read(_:) > usleep(_:)
  _ = try await reader.read { $0 }  // want 24 blocking-sleep likely via OnlySynchronous.read(_:) > usleep(_:)
  _ = try await pool.read { $0 }
}

// A synchronous default meets no requirement that all types meet themselves.
protocol Source { func load() async -> Int }
protocol DefaultSource: Source {}
extension DefaultSource {
  func load() -> Int {
    usleep(1)
    return 1
  }
}
struct Remote: DefaultSource {
  func load() async -> Int { 1 }
}
func loaded(_ source: any Source) async -> Int { await source.load() }

protocol Input { func load() async -> Int }
extension Input {
  func load() -> Int {
    usleep(1)
    return 1
  }
}
struct Served: Input {
  func load() async -> Int { 1 }
}
struct Defaulted: Input {}
func loaded(_ input: any Input) async -> Int { await input.load() }  // want 60 blocking-sleep likely

protocol Both {
  func save()
  func save() async
}
struct Saved: Both {
  func save() { usleep(1) }
  func save() async {}
}
func both<B: Both>(_ both: B) async {
  await both.save()
  [both].forEach { $0.save() }  // want 23 blocking-sleep certain
}

// Who conforms by way of an alias, or of what a protocol says of `Self`, has the default too.
protocol Feed { func pull() async -> Int }
extension Feed {
  func pull() -> Int {
    usleep(1)
    return 1
  }
}
protocol Marked {}
typealias MarkedFeed = Feed & Marked
struct PlainFeed: Feed {
  func pull() async -> Int { 1 }
}
struct AliasedFeed: MarkedFeed {}
func pulled(_ feed: any Feed) async -> Int { await feed.pull() }  // want 57 blocking-sleep likely

protocol Stream { func take() async -> Int }
extension Stream {
  func take() -> Int {
    usleep(1)
    return 1
  }
}
protocol Refined where Self: Stream {}
struct PlainStream: Stream {
  func take() async -> Int { 1 }
}
struct RefinedStream: Refined {}
func taken(_ stream: any Stream) async -> Int { await stream.take() }  // want 62 blocking-sleep likely
