// Closures that protocols ask for: what the types that conform give for them is what may run.
import Foundation

typealias Loader = @Sendable () -> Int

@Sendable func slow() -> Int {
  usleep(10)
  return 1
}

protocol HasLoader {
  var loader: Loader { get }
  func make() -> Loader
}

extension HasLoader {
  func go() async { _ = loader() }  // want blocking-sleep certain via slow() > usleep(_:)
}

struct Computed: HasLoader {
  var loader: Loader { slow }
  func make() -> Loader { slow }
}

struct Stored: HasLoader {
  let loader: Loader = { slow() }
  func make() -> Loader { { slow() } }
}

func ofAny(_ value: any HasLoader) async {
  _ = value.loader()  // want blocking-sleep
  _ = value.make()()  // want blocking-sleep
}

func ofGeneric<Value: HasLoader>(_ value: Value) async {
  let load = value.loader
  _ = load()  // want blocking-sleep
  let made = value.make()
  _ = made()  // want blocking-sleep
}

func ofOne(_ value: Computed) async { _ = value.loader() }  // want blocking-sleep

protocol Tool {
  static var name: String { get }
  static var handler: (String) -> Int { get }
}

enum Slow: Tool {
  static let name = "slow"
  static let handler: (String) -> Int = { _ in slow() }
}

enum Quick: Tool {
  static let name = "quick"
  static let handler: (String) -> Int = { $0.count }
}

func call(_ tools: [any Tool.Type]) async -> Int? {
  tools.first { $0.name == "slow" }?.handler("")  // want blocking-sleep likely
}

func quick() async { _ = Quick.handler("") }

protocol Job {
  var work: () -> Int { get }
}

struct Memory: Job {
  var work: () -> Int { { 1 } }
}

struct Disk: Job {
  var work: () -> Int { slow }
}

/// Given by whoever makes one.
struct Given: Job {
  let work: () -> Int
}

func narrowed() async {
  let job: any Job = Memory()
  _ = job.work()
  _ = run(Memory())
  _ = run(Disk())  // want blocking-sleep
}

func run(_ job: some Job) -> Int { job.work() }

func ofAnyJob(_ job: any Job) async { _ = job.work() }  // want blocking-sleep likely

protocol Unmet {
  var work: () -> Int { get }
}

struct Quiet: Unmet {
  var work: () -> Int { { 1 } }
}

func unmet(_ value: any Unmet) async { _ = value.work() }
