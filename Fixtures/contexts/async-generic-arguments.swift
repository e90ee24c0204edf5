// A closure is async where a generic argument says that it is.
import Foundation

typealias Job = @Sendable () async throws -> Void
struct Box<Value> {
  var value: Value
  init(_ value: Value) { self.value = value }
  func set(_ value: Value) {}
}
struct Pair<Value> {
  var number = 1
  var value: Value
}
func use(_ box: Box<Job>, _ plain: Box<() -> Void>) {
  _ = Box<Job> { sleep(1) }  // want blocking-sleep
  _ = Box<Job>({ sleep(1) })  // want blocking-sleep
  let asked: Box<Job> = .init({ sleep(1) })  // want blocking-sleep
  let named: Box<Job> = Box { sleep(1) }  // want blocking-sleep
  box.set { sleep(1) }  // want blocking-sleep
  _ = Pair<Job>(number: 2) { sleep(1) }  // want blocking-sleep
  _ = Optional<Job>.some({ sleep(1) })  // want blocking-sleep
  _ = [{ sleep(1) }] as [Job]  // want blocking-sleep
  plain.set { sleep(1) }
  _ = Box<() -> Void> { sleep(1) }
  _ = Box { sleep(1) }
  print(asked, named)
}
