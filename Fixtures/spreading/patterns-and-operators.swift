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
