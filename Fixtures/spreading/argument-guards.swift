// A helper that blocks only if it is told to: what its calls say counts, and what they leave to the defaults.
import Foundation

struct Worker {
  let semaphore = DispatchSemaphore(value: 0)

  func stop(waits: Bool = false) {
    if waits { semaphore.wait() }
  }

  func stop(async: Bool) {
    guard !async else { return }
    semaphore.wait()
  }

  func finish(waits: Bool) { stop(waits: waits) }

  func drain(while isBusy: () -> Bool = { false }) {
    while isBusy() { semaphore.wait() }
  }

  func locked(_ body: () -> Void) { drain() }

  func both(waits: Bool) {
    if waits { semaphore.wait() }
    usleep(1)
  }

  init(waits: Bool) {
    if waits && true { semaphore.wait() }
  }
}

// Every call blocks: which way it goes is another matter.
func nap(long: Bool) {
  if long { sleep(10) } else { usleep(1) }
}

func helper() { usleep(2) }

func mixed(now: Bool) {
  if now { sleep(1) }
  helper()
}

func deep(now: Bool) { mixed(now: now) }

func again(now: Bool) {
  if now { sleep(1) }
  other()
}

func other() { again(now: true) }

func countdown(now: Bool) {
  if now { sleep(1) }
  countdown(now: false)
}

let never = false

func use(_ worker: Worker, _ flag: Bool) async {
  worker.stop()
  worker.stop(waits: false)
  worker.stop(waits: never)
  worker.stop(waits: true)  // want blocking-semaphore
  worker.stop(waits: flag)  // want blocking-semaphore
  worker.stop(async: true)
  worker.stop(async: false)  // want blocking-semaphore
  worker.finish(waits: false)
  worker.finish(waits: true)  // want blocking-semaphore
  worker.drain()
  worker.drain { false }
  worker.drain { return false }
  worker.drain { flag }  // want blocking-semaphore
  worker.drain(while: { true })  // want blocking-semaphore
  worker.locked {}
  worker.both(waits: false)  // want blocking-sleep "usleep(_:)"
  worker.both(waits: true)  // want blocking-sleep "usleep(_:)"
  _ = Worker(waits: false)
  _ = Worker(waits: true)  // want blocking-semaphore
  nap(long: false)  // want blocking-sleep
  nap(long: true)  // want blocking-sleep
  mixed(now: false)  // want blocking-sleep "usleep(_:)"
  mixed(now: true)  // want blocking-sleep
  deep(now: false)  // want blocking-sleep
  again(now: false)  // want blocking-sleep
  countdown(now: false)
  countdown(now: true)  // want blocking-sleep
}

// What is done only with a value, or only without one.
func readIfGiven(_ url: URL?) -> Data? {
  if let url { return try? Data(contentsOf: url) }
  return nil
}

func readUnlessMissing(_ url: URL?) -> Data? {
  guard let file = url else { return nil }
  return try? Data(contentsOf: file)
}

func mapped(_ url: URL?) -> Data? { url.flatMap { try? Data(contentsOf: $0) } }

func chosen(_ url: URL?) -> Data? { url == nil ? nil : try? Data(contentsOf: url!) }

func filled(_ data: Data? = nil) -> Data { data ?? FileManager.default.contents(atPath: "a") ?? Data() }

func assigned(_ data: Data?) -> Data {
  let value: Data
  value = data ?? FileManager.default.contents(atPath: "a") ?? Data()
  return value
}

func handedOn(_ url: URL?) -> Data? { readIfGiven(url) }

func values(_ url: URL, _ maybe: URL?, _ data: Data) async {
  _ = readIfGiven(nil)
  _ = readIfGiven(url)  // want 7 blocking-file-io
  _ = readIfGiven(maybe)  // want 7 blocking-file-io
  _ = readUnlessMissing(nil)
  _ = readUnlessMissing(url)  // want 7 blocking-file-io
  _ = mapped(nil)
  _ = mapped(url)  // want 7 blocking-file-io
  _ = chosen(nil)
  _ = chosen(url)  // want 7 blocking-file-io
  _ = filled()  // want 7 blocking-file-io
  _ = filled(data)
  _ = assigned(data)
  _ = assigned(nil)  // want 7 blocking-file-io
  _ = handedOn(nil)
  _ = handedOn(url)  // want 7 blocking-file-io
}

// The chain takes the branch that the call's values leave open.
func save(_ data: Data) throws { try save(data, atomically: false) }

func save(_ data: Data, atomically: Bool) throws {
  if atomically {
    try data.write(to: URL(fileURLWithPath: "a"))
  } else {
    try raw(data)
  }
}

func raw(_ data: Data) throws { try FileHandle(forWritingTo: URL(fileURLWithPath: "a")).write(contentsOf: data) }

struct Folder {
  init(name: String? = nil) {
    if let name = name { print(name) } else { _ = try? Data().write(to: URL(fileURLWithPath: "keep")) }
  }
}

struct Name {}

func makes(_ name: Name?) {
  if name == nil { sleep(1) }
}

func open(_ data: Data) async throws {
  try save(data)  // want 7 blocking-file-io via save(_:) > save(_:atomically:) > raw(_:) > FileHandle.write(contentsOf:)
  _ = Folder(name: "a")
  _ = Folder()  // want 7 blocking-file-io
  makes(Name())
  makes(nil)  // want 3 blocking-sleep
}

// What may be nil although it does not look like it.
enum Mode: String {
  case fast
}

func needs(_ mode: Mode?) {
  if mode == nil { sleep(1) }
}

func refill(_ data: Data?) {
  guard data == nil else { return }
  sleep(1)
}

extension Optional {
  func or(_ make: () -> Wrapped) -> Wrapped { self ?? make() }
}

func filledByOwn(_ data: Data?) -> Data { data.or { FileManager.default.contents(atPath: "a") ?? Data() } }

func madeBefore(_ name: String?) -> Int? { name.map(counter()) }

func counter() -> (String) -> Int {
  sleep(1)
  return { $0.count }
}

func unsure(_ text: String, _ image: Data!) async {
  needs(Mode(rawValue: text))  // want 3 blocking-sleep
  needs(Mode.fast)  // want 3 blocking-sleep
  refill(image)  // want 3 blocking-sleep
  for data in [nil, Data()] { refill(data) }  // want 31 blocking-sleep
  _ = filledByOwn(nil)  // want 7 blocking-file-io
  _ = madeBefore(nil)  // want 7 blocking-sleep
}
