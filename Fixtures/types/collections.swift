// Elements of arrays, dictionaries, sets, tuples and loops; closure parameters with known types.
// swift-format-ignore-file
import Dispatch
import Foundation

struct Pool {
  let groups: [DispatchGroup]
  let byName: [String: DispatchGroup]
  let pair: (first: DispatchGroup, second: DispatchSemaphore)
  let nested: [[DispatchGroup]]
  let optional: [DispatchGroup?]

  func run() async {
    groups[0].wait()  // want 15 blocking-wait
    groups.first?.wait()  // want 19 blocking-wait
    groups.last!.wait()  // want 18 blocking-wait
    byName["x"]?.wait()  // want 18 blocking-wait
    byName["x", default: DispatchGroup()].wait()  // want 43 blocking-wait
    pair.first.wait()  // want 16 blocking-wait
    pair.1.wait()  // want 12 blocking-semaphore
    nested[0][1].wait()  // want 18 blocking-wait
    for group in groups { group.wait() }  // want 33 blocking-wait
    for (_, group) in byName { group.wait() }  // want 38 blocking-wait
    for entry in byName { entry.value.wait() }  // want 39 blocking-wait
    for (index, group) in groups.enumerated() where index > 0 { group.wait() }  // want 71 blocking-wait
    for group in byName.values { group.wait() }  // want 40 blocking-wait
    for case let group? in optional { group.wait() }  // want 45 blocking-wait
    for group in groups.reversed() { group.wait() }  // want 44 blocking-wait
    groups.forEach { $0.wait() }  // want 25 blocking-wait
    groups.forEach { group in group.wait() }  // want 37 blocking-wait
    groups.filter { $0 !== pair.first }.forEach { $0.wait() }  // want 54 blocking-wait
    byName.forEach { $0.value.wait() }  // want 31 blocking-wait
    byName.values.forEach { $0.wait() }  // want 32 blocking-wait
    _ = groups.first { $0 !== pair.first }?.wait()  // want 45 blocking-wait
    let (left, right) = pair
    left.wait()  // want 10 blocking-wait
    right.wait()  // want 11 blocking-semaphore
    let made = [DispatchGroup(), DispatchGroup()]
    made[1].wait()  // want 13 blocking-wait
    let table = ["x": DispatchSemaphore(value: 0)]
    table["x"]?.wait()  // want 17 blocking-semaphore
    let mapped = (1...2).map { _ in DispatchGroup() }
    mapped.forEach { $0.wait() }  // want 25 blocking-wait
    let (number, group) = (1, DispatchGroup())
    group.wait()  // want 11 blocking-wait
    print(number)
  }
}

func closureParameters() async {
  with { group in group.wait() }  // want 25 blocking-wait
  with { $0.wait() }  // want 13 blocking-wait
  pairs { $1.wait() }  // want 14 blocking-semaphore
  let body = { (group: DispatchGroup) in group.wait() }
  body(DispatchGroup())  // want 3 blocking-wait
}
func with(_ body: (DispatchGroup) -> Void) { body(DispatchGroup()) }
func pairs(_ body: (DispatchGroup, DispatchSemaphore) -> Void) {}

func results(_ group: inout TaskGroup<Data>, _ url: URL) async throws {
  if let data = await group.next() {
    try data.write(to: url)  // want 14 blocking-file-io
  }
}

func copies(_ files: [String: FileHandle]) async {
  for file in ContiguousArray(files.values) { try? file.synchronize() }  // want blocking-file-io
  for file in ArraySlice(files.values) { try? file.synchronize() }  // want blocking-file-io
  for file in AnySequence(files.values) { try? file.synchronize() }  // want blocking-file-io
  for file in AnyIterator(files.values.makeIterator()) { try? file.synchronize() }  // want blocking-file-io
  for file in AnyCollection(files.values) { try? file.synchronize() }  // want blocking-file-io
  for file in CollectionOfOne(FileHandle.nullDevice) { try? file.synchronize() }  // want blocking-file-io
  for file in repeatElement(FileHandle.nullDevice, count: 3) { try? file.synchronize() }  // want blocking-file-io
  for file in sequence(first: FileHandle.nullDevice, next: { $0 }) { try? file.synchronize() }  // want blocking-file-io
  let all = files.reduce(into: [FileHandle]()) { $0.append($1.value) }
  for file in all { try? file.synchronize() }  // want blocking-file-io
}

func writtenSequences(
  _ values: Dictionary<String, DispatchGroup>.Values, _ entry: Dictionary<String, DispatchGroup>.Element,
  _ list: KeyValuePairs<String, DispatchGroup>, _ zipped: Zip2Sequence<[Int], [DispatchGroup]>,
  _ numbered: EnumeratedSequence<[DispatchGroup]>, _ lazy: LazySequence<[DispatchGroup]>, _ element: [DispatchGroup].Element
) async {
  values.first?.wait()  // want blocking-wait
  entry.value.wait()  // want blocking-wait
  for (_, group) in list { group.wait() }  // want blocking-wait
  list[0].value.wait()  // want blocking-wait
  for (_, group) in zipped { group.wait() }  // want blocking-wait
  for (_, group) in numbered { group.wait() }  // want blocking-wait
  lazy.first?.wait()  // want blocking-wait
  element.wait()  // want blocking-wait
}
