import Foundation

protocol FileSystem { func read() -> Int }
struct MemoryFiles: FileSystem { func read() -> Int { 1 } }
struct DiskFiles: FileSystem {
  func read() -> Int {
    sleep(1)
    return 2
  }
}

// What a constant, a function or a getter gives is of one type only.
let constantFiles: any FileSystem = MemoryFiles()
var computedFiles: FileSystem { constantFiles }
func makeFiles() -> FileSystem { MemoryFiles() }
func someFiles() -> some FileSystem { MemoryFiles() }
func optionalFiles(_ isWanted: Bool) -> FileSystem? {
  guard isWanted else { return nil }
  if isWanted { return MemoryFiles() }
  return MemoryFiles() as FileSystem
}
func callsOfGivers() async {
  _ = constantFiles.read()
  _ = computedFiles.read()
  _ = makeFiles().read()
  _ = someFiles().read()
  _ = optionalFiles(true)?.read()
  let made = makeFiles()
  _ = made.read()
  let chosen: FileSystem = Bool.random() ? MemoryFiles() : makeFiles()
  _ = chosen.read()
  let called: FileSystem = { return MemoryFiles() }()
  _ = called.read()
  var changed: FileSystem = MemoryFiles()
  changed = MemoryFiles()
  _ = changed.read()
}

func someDisk() -> some FileSystem { DiskFiles() }
func anyOfTwo(_ isWanted: Bool) -> FileSystem { isWanted ? MemoryFiles() : DiskFiles() }
func oneOfTwo(_ isWanted: Bool) -> FileSystem {
  if isWanted { return MemoryFiles() }
  return DiskFiles()
}
func callsOfOthers() async {
  _ = someDisk().read()  // want blocking-sleep certain
  _ = anyOfTwo(true).read()  // want blocking-sleep likely
  _ = oneOfTwo(true).read()  // want blocking-sleep likely
  var changed: FileSystem = MemoryFiles()
  if Bool.random() { changed = DiskFiles() }
  _ = changed.read()  // want blocking-sleep likely
}

// Functions that call each other say nothing of what they give.
func firstFiles(_ isWanted: Bool) -> FileSystem { isWanted ? secondFiles(isWanted) : MemoryFiles() }
func secondFiles(_ isWanted: Bool) -> FileSystem { firstFiles(!isWanted) }
func callsOfCycles() async {
  _ = firstFiles(true).read()  // want blocking-sleep likely
}

// A private variable and a constant are set where it shows.
actor PrivateFiles {
  private var files: FileSystem = MemoryFiles()
  private let set: FileSystem
  private lazy var late: FileSystem = makeFiles()
  private static var shared: FileSystem = MemoryFiles()
  init() { set = MemoryFiles() }
  func reset() { files = MemoryFiles() }
  func run() async {
    _ = files.read()
    _ = set.read()
    _ = late.read()
    _ = Self.shared.read()
  }
}

// Elsewhere, or by somebody else, another one may be put into it.
actor OpenFiles {
  private var files: FileSystem = MemoryFiles()
  private var handed: FileSystem = MemoryFiles()
  var open: FileSystem = MemoryFiles()
  func use(_ files: FileSystem) { self.files = files }
  func hand() { replace(&handed) }
  func run() async {
    _ = files.read()  // want blocking-sleep likely
    _ = handed.read()  // want blocking-sleep likely
    _ = open.read()  // want blocking-sleep likely
  }
}
func replace(_ files: inout FileSystem) { files = DiskFiles() }

struct Memberwise {
  let files: FileSystem
  private var own: FileSystem = MemoryFiles()
  func run() async {
    _ = files.read()  // want blocking-sleep likely
    _ = own.read()  // want blocking-sleep likely
  }
}

class Overridden {
  var files: FileSystem { MemoryFiles() }
  func run() async {
    _ = files.read()  // want blocking-sleep likely
  }
}
final class Overriding: Overridden {
  override var files: FileSystem { DiskFiles() }
}

// What a class is called for is of that class, not of one below it.
class Worker {
  required init() {}
  func work() {}
  func idle() { sleep(1) }
}
class SlowWorker: Worker {
  override func work() { sleep(1) }
  override func idle() {}
}
func makeWorker() -> Worker { Worker() }
func copy(of worker: Worker) -> Worker { type(of: worker).init() }
final class Team {
  private let leader = Worker()
  private let other: Worker
  var open = Worker()
  init() { other = Worker() }
  func run() async {
    leader.work()
    other.work()
    open.work()  // want blocking-sleep likely
  }
}
func exactWorkers(_ given: Worker) async {
  Worker().work()
  let worker = Worker()
  worker.work()
  worker.idle()  // want blocking-sleep certain
  makeWorker().work()
  let slow: Worker = SlowWorker()
  slow.work()  // want blocking-sleep certain
  slow.idle()
  given.work()  // want blocking-sleep likely
  copy(of: given).work()  // want blocking-sleep likely
}
