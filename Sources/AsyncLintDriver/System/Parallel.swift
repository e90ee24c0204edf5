import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Transforms the numbers 0 ..< `count` on several threads and returns the results in that order.
///
/// `makeTransform` is called once on each thread, so that what it makes may keep memory from one number to the next.
/// Threads of the system, because Swift's own pool is not for work that reads files. Each takes the next number from `order` (0, 1, 2 …
/// when there is none) as soon as it is done with its last: give the largest pieces first. `stackSize` is in bytes; without one, and with
/// too little work for a second thread, everything runs on the calling thread.
func parallelMap<Result: Sendable>(
  count: Int, order: [Int]? = nil, threads: Int, stackSize: Int? = nil,
  _ makeTransform: @escaping @Sendable () -> (Int) -> Result
) -> [Result] {
  if count == 0 { return [] }
  let next = Atomic(0)
  let finished = Mutex<[(index: Int, result: Result)]>([])
  let isAlone = min(threads, count) <= 1
  // Atomics and mutexes cannot be captured by closures that escape, hence the box.
  let state = SharedState(next: next, finished: finished)
  let work: @Sendable () -> Void = {
    let transform = makeTransform()
    var own: [(index: Int, result: Result)] = []
    while true {
      let turn = state.next.wrappingAdd(1, ordering: .relaxed).oldValue
      if turn >= count { break }
      let index = order.map { $0[turn] } ?? turn
      own.append((index, transform(index)))
    }
    state.finished.withLock { $0 += own }
  }
  if isAlone, stackSize == nil {
    work()
  } else {
    runOnThreads(max(1, min(threads, count)), stackSize: stackSize, work)
  }
  return state.finished.withLock { results in
    results.sort { $0.index < $1.index }
    return results.map(\.result)
  }
}

/// The number of processors that may run threads.
func processorCount() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

private final class SharedState<Result: Sendable>: Sendable {
  let next: Atomic<Int>
  let finished: Mutex<[(index: Int, result: Result)]>

  init(next: consuming Atomic<Int>, finished: consuming Mutex<[(index: Int, result: Result)]>) {
    self.next = next
    self.finished = finished
  }
}

/// Runs `work` on that many threads at once and returns when all have ended. When the system refuses to give threads, on the calling one.
private func runOnThreads(_ count: Int, stackSize: Int?, _ work: @escaping @Sendable () -> Void) {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  if let stackSize { pthread_attr_setstacksize(&attributes, stackSize) }

  var threads: [pthread_t] = []
  for _ in 0..<count {
    let argument = Unmanaged.passRetained(ThreadWork(run: work))
    guard let thread = createThread(&attributes, argument.toOpaque()) else {
      argument.release()
      break
    }
    threads.append(thread)
  }
  if threads.isEmpty { work() }
  for thread in threads { pthread_join(thread, nil) }
}

private func createThread(_ attributes: inout pthread_attr_t, _ argument: UnsafeMutableRawPointer) -> pthread_t? {
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  let result = pthread_create(&thread, &attributes, { startThread($0) }, argument)
  return result == 0 ? thread : nil
}

private final class ThreadWork: Sendable {
  let run: @Sendable () -> Void

  init(run: @escaping @Sendable () -> Void) { self.run = run }
}

private func startThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let argument { Unmanaged<ThreadWork>.fromOpaque(argument).takeRetainedValue().run() }
  return nil
}
