// Waits with a zero or past timeout poll; all others block, however short they are.
import Dispatch
import Foundation

func timeouts(_ semaphore: DispatchSemaphore, _ group: DispatchGroup, _ item: DispatchWorkItem) async {
  _ = semaphore.wait(timeout: .now())
  _ = semaphore.wait(timeout: DispatchTime.now())
  _ = semaphore.wait(wallTimeout: .now())
  _ = group.wait(timeout: .now())
  _ = group.wait(wallTimeout: DispatchWallTime.now())
  _ = item.wait(timeout: .now())
  if semaphore.wait(timeout: .now()) == .timedOut { return }
  guard case .success = group.wait(timeout: .now()) else { return }
  _ = semaphore.wait(timeout: .now() + 0)
  _ = semaphore.wait(timeout: DispatchTime(uptimeNanoseconds: 0))
  _ = group.wait(timeout: .init(uptimeNanoseconds: 0))

  _ = semaphore.wait(timeout: DispatchTime(uptimeNanoseconds: 1))  // want 17 blocking-semaphore
  _ = semaphore.wait(timeout: .now() + 1)  // want 17 blocking-semaphore "DispatchSemaphore.wait(timeout:)"
  _ = semaphore.wait(timeout: .distantFuture)  // want 17 blocking-semaphore
  _ = semaphore.wait(wallTimeout: .now() + .seconds(3))  // want 17 blocking-semaphore
  _ = group.wait(timeout: .now() + .milliseconds(10))  // want 13 blocking-wait "DispatchGroup.wait(timeout:)"
  _ = group.wait(timeout: DispatchTime.now() + 5)  // want 13 blocking-wait
  _ = item.wait(timeout: .now() + 1)  // want 12 blocking-wait
  semaphore.wait()  // want 13 blocking-semaphore
  item.wait()  // want 8 blocking-wait
}

func helper(_ semaphore: DispatchSemaphore) -> Bool { semaphore.wait(timeout: .now()) == .success }
func caller(_ semaphore: DispatchSemaphore) async -> Bool { helper(semaphore) }

// Constants, dates and numbers of a certain type.
func constants(_ semaphore: DispatchSemaphore, _ condition: NSCondition, _ loop: RunLoop) async {
  let now = DispatchTime.now()
  _ = semaphore.wait(timeout: now)
  let deadline: DispatchTime = .now()
  _ = semaphore.wait(timeout: deadline)
  var later = DispatchTime.now()
  later = later + 5
  _ = semaphore.wait(timeout: later)  // want 17 blocking-semaphore
  _ = condition.wait(until: Date())
  _ = condition.wait(until: .now)
  _ = condition.wait(until: Date.now)
  _ = condition.wait(until: .distantPast)
  _ = condition.wait(until: Date(timeIntervalSinceNow: 0))
  _ = condition.wait(until: Date(timeIntervalSinceNow: -1))
  _ = condition.wait(until: Date.now.addingTimeInterval(-1))
  _ = condition.wait(until: Date() - 1)
  _ = condition.wait(until: Date(timeIntervalSinceNow: 1))  // want 17 blocking-wait
  _ = condition.wait(until: Date() + 1)  // want 17 blocking-wait
  _ = condition.wait(until: .distantFuture)  // want 17 blocking-wait
  loop.run(until: Date())
  _ = loop.run(mode: .default, before: .distantPast)
  _ = loop.run(mode: .default, before: .distantFuture)  // want 12 blocking-run-loop
}

func polls(_ descriptor: Int32) async {
  var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  let none: Int32 = 0
  let forever: Int32 = -1
  _ = poll(&entry, 1, none)
  _ = poll(&entry, 1, Int32(0))
  _ = poll(&entry, 1, -1)  // want 7 blocking-socket
  _ = poll(&entry, 1, Int32(-1))  // want 7 blocking-socket
  _ = poll(&entry, 1, forever)  // want 7 blocking-socket
}

// C functions take the address of the time.
func selects(_ descriptor: Int32, _ seconds: Int, read: inout fd_set) async {
  var none = timeval(tv_sec: 0, tv_usec: 0)
  _ = select(descriptor + 1, &read, nil, nil, &none)
  _ = select(descriptor + 1, nil, &read, nil, &none)
  var empty = timeval()
  _ = select(descriptor + 1, &read, nil, nil, &empty)
  var short: timeval = .init(tv_sec: 0, tv_usec: 0)
  _ = select(descriptor + 1, &read, nil, nil, &short)
  var cleared = timeval()
  cleared.tv_sec = 0
  cleared.tv_usec = suseconds_t(0)
  _ = select(descriptor + 1, &read, nil, nil, &cleared)
  var zero = timespec(tv_sec: 0, tv_nsec: 0)
  _ = pselect(descriptor + 1, &read, nil, nil, &zero, nil)

  var second = timeval(tv_sec: 1, tv_usec: 0)
  _ = select(descriptor + 1, &read, nil, nil, &second)  // want 7 blocking-socket
  var set = timeval()
  set.tv_sec = seconds
  _ = select(descriptor + 1, &read, nil, nil, &set)  // want 7 blocking-socket
  var grown = timeval()
  grown.tv_usec += 10
  _ = select(descriptor + 1, &read, nil, nil, &grown)  // want 7 blocking-socket
  var replaced = timeval()
  for _ in 0..<2 {
    _ = select(descriptor + 1, &read, nil, nil, &replaced)  // want 9 blocking-socket
    replaced = timeval(tv_sec: seconds, tv_usec: 0)
  }
  var clock = timeval()
  gettimeofday(&clock, nil)
  _ = select(descriptor + 1, &read, nil, nil, &clock)  // want 7 blocking-socket
  _ = select(descriptor + 1, &read, nil, nil, nil)  // want 7 blocking-socket
}

func signals(_ set: inout sigset_t) async {
  var none = timespec()
  _ = sigtimedwait(&set, nil, &none)
  var long = timespec(tv_sec: 3, tv_nsec: 0)
  _ = sigtimedwait(&set, nil, &long)  // want 7 blocking-wait
}

// Who sleeps no time only lets others run, unless nothing else is done until something changes.
final class Sleeper: @unchecked Sendable {
  var isDone = false
  static let pause = 0.0
  func sleeps(_ time: TimeInterval) async {
    sleep(0)
    usleep(0)
    Thread.sleep(forTimeInterval: 0)
    Thread.sleep(forTimeInterval: Sleeper.pause)
    Thread.sleep(forTimeInterval: time)  // want 12 blocking-sleep
    while !isDone { usleep(0) }  // want 21 spin-wait
    var none = timespec(tv_sec: 0, tv_nsec: 0)
    nanosleep(&none, nil)
    var short = timespec(tv_sec: 0, tv_nsec: 5)
    nanosleep(&short, nil)  // want 5 blocking-sleep
    var nothing = timespec(tv_sec: 0, tv_nsec: 0)
    clock_nanosleep(CLOCK_MONOTONIC, 0, &nothing, nil)
    clock_nanosleep(CLOCK_MONOTONIC, 0, &short, nil)  // want 5 blocking-sleep
    usleep(1)  // want 5 blocking-sleep
  }
}

extension timespec {
  mutating func set(_ seconds: Int) { tv_sec = seconds }
}

// A variable that is set in some other way is not zero.
func setOtherwise(_ path: WritableKeyPath<timespec, Int>) async {
  var pair = timespec(tv_sec: 0, tv_nsec: 0)
  (pair.tv_sec, pair.tv_nsec) = (1, 2)
  nanosleep(&pair, nil)  // want 3 blocking-sleep
  var method = timespec(tv_sec: 0, tv_nsec: 0)
  method.set(4)
  nanosleep(&method, nil)  // want 3 blocking-sleep
  var keyed = timespec(tv_sec: 0, tv_nsec: 0)
  keyed[keyPath: path] = 3
  nanosleep(&keyed, nil)  // want 3 blocking-sleep
  var read = timespec(tv_sec: 0, tv_nsec: 0)
  print(read.tv_sec)
  nanosleep(&read, nil)
}
