// `callAsFunction` and operators of a protocol's extension run what the type of the value implements.
import Foundation

protocol Job {
  associatedtype Output
  func perform() throws -> Output
}
extension Job {
  func callAsFunction() throws -> Output { try perform() }
  static func + (job: Self, count: Int) throws -> Output { try job.perform() }
  static prefix func ! (job: Self) throws -> Output { try job.perform() }
}
struct Read: Job { func perform() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "a")) } }
struct Idle: Job { func perform() -> Int { 1 } }
func jobs() async throws {
  let (read, idle) = (Read(), Idle())
  _ = try read()  // want 11 blocking-file-io
  _ = try Read()()  // want 17 blocking-file-io
  _ = try read + 1  // want 16 blocking-file-io
  _ = try !read  // want 11 blocking-file-io
  _ = try idle()
  _ = try Idle()()
  _ = try idle + 1
  _ = try !idle
}
func job(_ job: some Job) async throws {
  _ = try job()  // want 11 blocking-file-io likely
}
