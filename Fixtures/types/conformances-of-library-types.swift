// Members that the program adds to protocols of the standard library are members of the types that conform to them, said or not.
import Foundation

extension Encodable {
  func save() throws { try JSONEncoder().encode(self).write(to: URL(fileURLWithPath: "x")) }
}
extension Decodable {
  static func load() throws -> Self {
    try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(fileURLWithPath: "x")))
  }
}
extension Equatable { func compareSlowly() { usleep(1) } }
extension Comparable { func sortSlowly() { usleep(1) } }
extension Hashable { func hashSlowly() { usleep(1) } }
extension CustomStringConvertible { func describeSlowly() { usleep(1) } }
extension BinaryInteger { func countSlowly() { usleep(1) } }
extension Numeric { func addSlowly() { usleep(1) } }
extension LosslessStringConvertible { func parseSlowly() { usleep(1) } }
extension RawRepresentable { func rawSlowly() { usleep(1) } }
extension DataProtocol { func sendSlowly() { usleep(1) } }
extension NSObjectProtocol { func observeSlowly() { usleep(1) } }

struct Job: Codable, Equatable {}
protocol Model: Codable {}
struct Record: Model {}
struct Key: Hashable, Comparable {
  static func < (left: Key, right: Key) -> Bool { true }
}
enum Level: String { case low }
enum Side { case left, right }
enum Shape { case circle(Double) }

func encode(_ job: Job, _ record: Record, _ jobs: [Job], _ text: String, _ any: some Codable) async throws {
  try job.save()  // want blocking-file-io
  _ = try Job.load()  // want blocking-file-io
  try record.save()  // want blocking-file-io
  try jobs.save()  // want blocking-file-io
  try text.save()  // want blocking-file-io
  try any.save()  // want blocking-file-io
}

func compare(_ job: Job, _ key: Key, _ text: String, _ number: Int, _ list: [Int]) async {
  job.compareSlowly()  // want blocking-sleep
  key.compareSlowly()  // want blocking-sleep
  text.compareSlowly()  // want blocking-sleep
  number.compareSlowly()  // want blocking-sleep
  list.compareSlowly()  // want blocking-sleep
  key.sortSlowly()  // want blocking-sleep
  number.sortSlowly()  // want blocking-sleep
  text.sortSlowly()  // want blocking-sleep
  text.hashSlowly()  // want blocking-sleep
  text.describeSlowly()  // want blocking-sleep
  number.describeSlowly()  // want blocking-sleep
  number.countSlowly()  // want blocking-sleep
  number.addSlowly()  // want blocking-sleep
  number.parseSlowly()  // want blocking-sleep
}

func enumerate(_ level: Level, _ side: Side) async {
  level.rawSlowly()  // want blocking-sleep
  level.hashSlowly()  // want blocking-sleep
  side.hashSlowly()  // want blocking-sleep
  side.compareSlowly()  // want blocking-sleep
}

func send(_ data: Data, _ object: NSObject, _ process: Process) async {
  data.sendSlowly()  // want blocking-sleep
  data.hashSlowly()  // want blocking-sleep
  object.observeSlowly()  // want blocking-sleep
  process.observeSlowly()  // want blocking-sleep
}
