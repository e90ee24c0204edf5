// An operator that is handed over is the one for the values that it will be given.
import Foundation

infix operator <~> : AdditionPrecedence

struct Vector: Sendable {
  static func + (left: Vector, right: Vector) -> Vector {
    usleep(1)
    return left
  }
  static func < (left: Vector, right: Vector) -> Bool {
    usleep(1)
    return true
  }
  static func <~> (left: Vector, right: Vector) -> Vector {
    usleep(1)
    return left
  }
}

func use(_ vector: Vector, _ vectors: [Vector]) async {
  _ = vectors.reduce(vector, +)  // want 30 blocking-sleep
  _ = [vector].reduce(vector, +)  // want blocking-sleep
  _ = vectors.reduce(vector, <~>)  // want blocking-sleep
  _ = vectors.sorted(by: <)  // want blocking-sleep
  _ = vectors.max(by: <)  // want blocking-sleep
  _ = [1].reduce(0, +)
  _ = ["a"].sorted(by: <)
}
