// A member that the program adds to a type of a library is not meant where a literal, a range or a plain value is given that it does not take.
import Foundation

struct Record {
  var name: String

  func load() -> Data {
    usleep(1)
    return Data()
  }
}

enum Unit {
  case small, large
}

extension Data {
  mutating func append(contentsOf record: Record) { append(record.load()) }
  mutating func removeSubrange(_ record: Record) { _ = record.load() }
  func starts(with record: Record) -> Bool { record.load().isEmpty }
}

extension String {
  func data(using record: Record) -> Data { record.load() }
}

extension Set {
  mutating func removeAll(keepingCapacity record: Record) { _ = record.load() }
}

extension NSMutableArray {
  func add(_ make: @escaping (Int) -> Int) {
    usleep(1)
    _ = make(1)
  }
}

func change(_ data: inout Data, _ names: inout Set<String>, _ text: String, _ record: Record) async {
  data.append(contentsOf: [1, 2])
  data.removeSubrange(0..<1)
  _ = data.starts(with: [1])
  _ = text.data(using: .utf8)
  names.removeAll(keepingCapacity: true)
  data.append(contentsOf: record)  // want blocking-sleep
  data.removeSubrange(record)  // want blocking-sleep
  _ = text.data(using: record)  // want blocking-sleep
}

func fill(_ list: NSMutableArray, _ record: Record, _ count: Int) async {
  list.add(1)
  list.add("x")
  list.add(count)
  list.add(record)
  list.add(Unit.small)
  list.add([1])
  list.add { $0 + 1 }  // want blocking-sleep
}
