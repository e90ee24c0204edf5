// A pattern that is an expression calls what is in it, and `!=` calls `==`.
import Foundation

func limit() -> Int {
  usleep(1)
  return 1
}
enum Shape: Equatable {
  case limit(Int)
  case circle
  static func limits(_ shape: Shape) -> Bool {
    if case limit(let number) = shape { return number > 1 }
    return false
  }
}
struct Record: Comparable {
  var number = 1
  static func == (left: Record, right: Record) -> Bool {
    usleep(1)
    return left.number == right.number
  }
  static func < (left: Record, right: Record) -> Bool {
    usleep(1)
    return left.number < right.number
  }
}
struct Own: Equatable {
  static func == (left: Own, right: Own) -> Bool {
    usleep(1)
    return true
  }
  static func != (left: Own, right: Own) -> Bool { false }
}
struct Store {
  func load() { usleep(1) }
}

func compare(_ number: Int, _ shape: Shape, _ record: Record, _ own: Own) async {
  switch number {
  case limit(): break  // want 8 blocking-sleep via limit() > usleep(_:)
  default: break
  }
  if case limit() = number { return }  // want 11 blocking-sleep
  switch shape {
  case .limit(let number) where number > 1: break
  case .limit, .circle: break
  }
  _ = record != record  // want 14 blocking-sleep
  _ = record > record  // want 14 blocking-sleep
  _ = own == own  // want 11 blocking-sleep
  _ = own != own
  _ = number != number
  var store = Optional<Store>.none
  store?.load()  // want 10 blocking-sleep
  store = Optional<Store>.some(Store())
}

struct Name {
  let path: String
  static func ~= (name: Name, text: String) -> Bool {
    usleep(1)
    return name.path == text
  }
  static func ~= (name: Name, number: Int) -> Bool { number == 1 }
}
extension Record { static let first = Record() }
enum Event: Equatable {
  case loaded(Record)
  case ended
}
func matches(_ text: String, _ number: Int, _ record: Record, _ maybe: Record?, _ records: [Record], _ event: Event) async {
  switch text {
  case Name(path: "a"): break  // want 8 blocking-sleep via ~= > usleep(_:)
  case "b": break
  default: break
  }
  if case Name(path: "c") = text { return }  // want 11 blocking-sleep
  if case Name(path: "d") = number { return }
  switch record {
  case records[0]: break  // want blocking-sleep via == > usleep(_:)
  case .first: break  // want 9 blocking-sleep via == > usleep(_:)
  default: break
  }
  guard case record = records[0] else { return }  // want 14 blocking-sleep
  for case record in records { print(text) }  // want 12 blocking-sleep
  if case record? = maybe { return }  // want 11 blocking-sleep
  switch event {
  case .loaded(let record): print(record)
  case .ended: break
  }
}
