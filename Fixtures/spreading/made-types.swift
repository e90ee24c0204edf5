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

// What has a type of its own is of that type, wherever it comes from.
struct Shelf { var files: [MemoryFiles] }
func knownByType(_ given: MemoryFiles, _ wanted: MemoryFiles?, _ shelf: Shelf) async {
  let files: FileSystem = given
  _ = files.read()
  if let wanted {
    let files: FileSystem = wanted
    _ = files.read()
  }
  for one in [given] {
    let files: FileSystem = one
    _ = files.read()
  }
  [given].forEach {
    let files: FileSystem = $0
    _ = files.read()
  }
  let first: FileSystem = shelf.files[0]
  _ = first.read()
}

// Of branches and elements the first says nothing of the others.
func chosen(_ number: Int) -> FileSystem {
  switch number {
  case 1: MemoryFiles()
  default: DiskFiles()
  }
}
func listed(_ isWanted: Bool) -> FileSystem {
  let all: [FileSystem] = [MemoryFiles(), DiskFiles()]
  return isWanted == false ? MemoryFiles() : all[1]
}
func valuesOfBranches(_ isWanted: Bool) async {
  _ = chosen(1).read()  // want blocking-sleep likely
  _ = listed(true).read()  // want blocking-sleep likely
  let made: FileSystem = { isWanted ? MemoryFiles() as FileSystem : DiskFiles() }()
  _ = made.read()  // want blocking-sleep likely
}

// Members of classes can be overridden, values in patterns come from elsewhere, and others set what a wrapper or key path leads to.
class Maker {
  class func make() -> FileSystem { MemoryFiles() }
  func run() async {
    _ = Self.make().read()  // want blocking-sleep likely
  }
}
final class DiskMaker: Maker {
  override class func make() -> FileSystem { DiskFiles() }
}
@propertyWrapper struct Box { var wrappedValue: FileSystem }
final class Boxed {
  @Box private var files: FileSystem = MemoryFiles()
  private var keyed: FileSystem = MemoryFiles()
  init() { _files = Box(wrappedValue: DiskFiles()) }
  func change() { self[keyPath: \.keyed] = DiskFiles() }
  func run() async {
    _ = files.read()  // want blocking-sleep likely
    _ = keyed.read()  // want blocking-sleep likely
  }
}
func values(of list: [FileSystem]) async {
  for var files in list {
    if list.count > 1 { files = MemoryFiles() }
    _ = files.read()  // want blocking-sleep likely
  }
  var files: FileSystem = MemoryFiles()
  var count = 0
  (files, count) = (DiskFiles(), 1)
  _ = files.read() + count  // want blocking-sleep likely
}
struct Extended {
  let files: FileSystem
  func run() async {
    _ = files.read()  // want blocking-sleep likely
  }
}
extension Extended {
  init() { files = MemoryFiles() }
}

// A generic parameter, and a cast, may stand for a class below.
func generic<T: Worker>(_ type: T.Type) async {
  T().work()  // want blocking-sleep likely
  let slow: Worker = Worker() as! SlowWorker
  slow.work()  // want blocking-sleep certain
}
