// Flags with which a call gives back at once: written there, in a constant, or set before.
import Foundation

func waits(_ child: pid_t, _ queue: OperationQueue, _ operation: Operation) async {
  var status: Int32 = 0
  _ = waitpid(child, &status, WNOHANG)
  _ = waitpid(child, &status, WUNTRACED | WNOHANG)
  let options = WNOHANG
  _ = waitpid(child, &status, options)
  _ = waitpid(child, &status, WUNTRACED)  // want 7 blocking-process
  let waiting = WUNTRACED
  _ = waitpid(child, &status, waiting)  // want 7 blocking-process
  queue.addOperations([operation], waitUntilFinished: false)
  queue.addOperations([operation], waitUntilFinished: true)  // want 9 blocking-wait
  let waits = false
  queue.addOperations([operation], waitUntilFinished: waits)
  var mode: Int32 = 0
  mode |= WNOHANG
  _ = waitpid(child, &status, mode)
}

enum Flags {
  static let polling = WNOHANG
  static let stopped = WUNTRACED
}

func named(_ child: pid_t) async {
  var status: Int32 = 0
  _ = waitpid(child, &status, Flags.polling)
  _ = waitpid(child, &status, Flags.stopped)  // want 7 blocking-process
}

func files(_ path: String, _ descriptor: Int32, _ memory: UnsafeMutableRawPointer) async {
  _ = open(path, O_RDONLY | O_NONBLOCK)
  _ = open(path, O_RDONLY)  // want 7 file-open
  _ = flock(descriptor, LOCK_EX | LOCK_NB)
  _ = flock(descriptor, LOCK_UN)
  _ = flock(descriptor, LOCK_EX)  // want 7 blocking-file-io error
  _ = lockf(descriptor, F_TLOCK, 0)
  _ = lockf(descriptor, F_ULOCK, 0)
  _ = lockf(descriptor, F_LOCK, 0)  // want 7 blocking-file-io
  _ = msync(memory, 1, Int32(MS_ASYNC))
  _ = msync(memory, 1, Int32(MS_SYNC))  // want 7 blocking-file-io
  _ = mmap(nil, 1, PROT_READ, MAP_PRIVATE | Int32(MAP_ANONYMOUS), -1, 0)
  _ = mmap(nil, 1, PROT_READ, MAP_PRIVATE, descriptor, 0)  // want 7 file-open
  var lock = flock()
  _ = fcntl(descriptor, F_SETLK, &lock)
  _ = fcntl(descriptor, F_SETLKW, &lock)  // want 7 blocking-file-io error
}

func sockets(
  _ socket: Int32, _ memory: UnsafeMutableRawPointer, _ host: String, _ address: UnsafePointer<sockaddr>, _ name: UnsafeMutablePointer<CChar>
) async {
  _ = recv(socket, memory, 1, Int32(MSG_DONTWAIT))
  _ = send(socket, memory, 1, Int32(MSG_DONTWAIT))
  _ = recv(socket, memory, 1, Int32(MSG_DONTWAIT) | Int32(MSG_PEEK))
  _ = recv(socket, memory, 1, .init(MSG_DONTWAIT))
  _ = send(socket, memory, 1, Int32(MSG_NOSIGNAL))  // want 7 blocking-socket warning
  var descriptors = [pollfd(fd: socket, events: Int16(POLLIN), revents: 0)]
  _ = poll(&descriptors, 1, 0)
  _ = poll(&descriptors, 1, -1)  // want 7 blocking-socket
  var numeric = addrinfo()
  numeric.ai_flags = AI_NUMERICHOST | AI_PASSIVE
  var found: UnsafeMutablePointer<addrinfo>?
  _ = getaddrinfo(host, nil, &numeric, &found)
  var hints = addrinfo()
  hints.ai_flags = AI_PASSIVE
  _ = getnameinfo(address, 16, name, 100, nil, 0, NI_NUMERICHOST)
  _ = getnameinfo(address, 16, name, 100, nil, 0, NI_NAMEREQD)  // want 7 blocking-dns
  _ = getaddrinfo(host, nil, &hints, &found)  // want 7 blocking-dns
}

func take(_ semaphore: Int32) async -> Bool {
  var attempt = sembuf(sem_num: 0, sem_op: -1, sem_flg: Int16(IPC_NOWAIT))
  var operation = sembuf(sem_num: 0, sem_op: -1, sem_flg: 0)
  return semop(semaphore, &attempt, 1) == 0 || semop(semaphore, &operation, 1) == 0  // want 48 blocking-semaphore
}

func sources(_ data: Data, _ stream: InputStream) async throws {
  _ = try JSONSerialization.jsonObject(with: data)
  _ = try Data(contentsOf: URL(fileURLWithPath: "a"), options: .alwaysMapped)  // want 11 blocking-file-io info
  _ = try Data(contentsOf: URL(fileURLWithPath: "a"), options: .mappedIfSafe)  // want 11 blocking-file-io
  _ = try JSONSerialization.jsonObject(with: stream)  // want 29 blocking-file-io
}

// A flag that is set on a condition only.
func locks(_ descriptor: Int32, waits: Bool) async {
  var flags = LOCK_EX
  if !waits { flags |= LOCK_NB }
  _ = flock(descriptor, flags)  // want 7 blocking-file-io
  _ = flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB)  // want 7 blocking-file-io
  _ = flock(descriptor, waits ? LOCK_SH | LOCK_NB : LOCK_EX | LOCK_NB)
  if !waits {
    var mode = LOCK_EX
    mode |= LOCK_NB
    _ = flock(descriptor, mode)
  }
}

struct FileLock {
  let descriptor: Int32
  func lock(waits: Bool = true) -> Bool {
    var flags = LOCK_EX
    if !waits { flags |= LOCK_NB }
    while true {
      if flock(descriptor, flags) == 0 { return true }
      if errno != EINTR { return false }
    }
  }
  func reap(_ child: pid_t, waits: Bool) -> Bool {
    var status: Int32 = 0
    return waitpid(child, &status, waits ? 0 : WNOHANG) == child
  }
}

func helped(_ lock: FileLock, _ child: pid_t) async {
  _ = lock.lock()  // want 12 blocking-file-io
  _ = lock.lock(waits: false)
  _ = lock.reap(child, waits: false)
  _ = lock.reap(child, waits: true)  // want 12 blocking-process
}

enum LockKind {
  case shared, exclusive, upgraded
}

// In all branches, or in some.
func branches(_ descriptor: Int32, _ kind: LockKind, waits: Bool) async {
  var all: Int32 = 0
  switch kind {
  case .shared: all = LOCK_SH | LOCK_NB
  case .exclusive, .upgraded: all = LOCK_EX | LOCK_NB
  }
  _ = flock(descriptor, all)
  var some: Int32 = 0
  switch kind {
  case .shared: some = LOCK_SH | LOCK_NB
  case .exclusive, .upgraded: some = LOCK_EX
  }
  _ = flock(descriptor, some)  // want 7 blocking-file-io
  var chain: Int32 = 0
  if waits {
    chain = LOCK_SH | LOCK_NB
  } else if kind == .shared {
    chain = LOCK_EX | LOCK_NB
  } else {
    chain |= LOCK_NB
  }
  _ = flock(descriptor, chain)
  var mode: Int32 = 0
  mode = waits ? LOCK_EX : LOCK_EX | LOCK_NB
  _ = flock(descriptor, mode)  // want 7 blocking-file-io
}

func add(_ operations: [Operation], to queue: OperationQueue, waits: Bool = false) {
  queue.addOperations(operations, waitUntilFinished: waits)
}

func addThroughHelpers(_ operations: [Operation], _ queue: OperationQueue, _ waits: Bool) async {
  func addHere(_ waits: Bool) { queue.addOperations(operations, waitUntilFinished: waits) }
  add(operations, to: queue)
  add(operations, to: queue, waits: false)
  add(operations, to: queue, waits: true)  // want 3 blocking-wait
  add(operations, to: queue, waits: waits)  // want 3 blocking-wait
  addHere(false)
  addHere(true)  // want 3 blocking-wait
}
