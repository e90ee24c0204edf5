// What an operator of the program is given runs as its parameter says: now, later, or as async code.
import Foundation

infix operator |>: AdditionPrecedence
infix operator >>>: AdditionPrecedence
infix operator ~>: AdditionPrecedence

func |> <A, B>(value: A, transform: (A) throws -> B) rethrows -> B { try transform(value) }
func >>> <A, B, C>(first: @escaping (A) -> B, second: @escaping (B) -> C) -> (A) -> C { { second(first($0)) } }
func ~> (body: @escaping @Sendable () async -> Void, name: String) {}

func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
func count(_ text: String) -> Int { text.count }
func nap(_ number: Int) -> Int {
  usleep(1)
  return number
}

func use() async throws {
  _ = try "/etc/hosts" |> read |> count  // want 27 blocking-file-io
  _ = try "/etc/hosts" |> { try read($0) }  // want 33 blocking-file-io
  _ = "text" |> count |> { $0 + 1 }
  _ = count >>> nap
  _ = count >>> { nap($0) }
}

func start() {
  { usleep(1) } ~> "later"  // want 5 blocking-sleep
  _ = try? "/etc/hosts" |> read
}
