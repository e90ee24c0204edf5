// Functions that differ in what they and their closures throw are told apart by "try" and by the closure.
import Foundation

func locked<Value>(_ body: () -> Value) -> Value {
  Thread.sleep(forTimeInterval: 1)
  return body()
}

func locked<Value>(_ body: () throws -> Value) throws -> Value {
  try locked { Result { try body() } }.get()
}

func counted(_ count: Int, _ body: () -> Int) -> Int {
  Thread.sleep(forTimeInterval: 1)
  return body()
}

func counted(_ count: Int, _ body: () throws -> Int) throws -> Int { try body() }

func number() throws -> Int { 1 }

func use() async throws {
  _ = locked { 2 }  // want blocking-sleep
  _ = try locked { try number() }  // want blocking-sleep
  _ = counted(1) { 2 }  // want blocking-sleep
  _ = try counted(1) { try number() }
  _ = counted(1) { (try? number()) ?? 2 }  // want blocking-sleep
  async let later = counted(1) { 2 }  // want blocking-sleep
  _ = await later
}

func run(_ count: Int, _ body: () throws -> Void) rethrows {
  usleep(1)
  try body()
}

func run(_ count: Double, _ body: () -> Void) { body() }

func read(_ text: String) throws(Never) -> Int { Int(usleep(1)) }

func read(_ text: Substring) -> Int { 1 }

func useWithoutTry() async throws {
  run(1) {}  // want blocking-sleep
  _ = read("text")  // want blocking-sleep
  _ = try counted(1) {
    do { return try number() } catch is CancellationError { return 2 }
  }
}
