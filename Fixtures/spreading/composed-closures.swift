// What a function gives back that calls what it was given runs that where its result is called, and only what this call was given.
// swift-format-ignore-file
import Foundation

infix operator >>> : AdditionPrecedence

func load(_ count: UInt32) -> UInt32 {
  usleep(count)
  return count
}
func pass(_ count: UInt32) -> UInt32 { count }

func >>> <A, B, C>(first: @escaping (A) -> B, second: @escaping (B) -> C) -> (A) -> C { { second(first($0)) } }
func compose<A, B, C>(_ first: @escaping (A) -> B, _ second: @escaping (B) -> C) -> (A) -> C { { second(first($0)) } }
func same(_ work: @escaping () -> Void) -> () -> Void { work }
func twice(_ work: @escaping () -> Void) -> () -> Void { { work(); work() } }
func mapping<A, B>(_ change: @escaping (A) -> B) -> ([A]) -> [B] { { $0.map(change) } }
func named<A, B>(_ name: String, _ work: @escaping (A) throws -> B) -> (A) throws -> B {
  return { value in
    print(name)
    return try work(value)
  }
}
func later(_ work: @escaping () -> Void) -> () -> Void { { DispatchQueue(label: "later").async { work() } } }

struct Reader {
  let read = named("read", load)
  let skip = named("skip", pass)
}

func calls(_ reader: Reader) async throws {
  twice { usleep(1) }()  // want 11 blocking-sleep
  twice {}()
  same { usleep(1) }()  // want 10 blocking-sleep
  same {}()
  let pause = same { usleep(1) }
  let skip = same {}
  pause()  // want 3 blocking-sleep
  skip()
  let read = try named("load", load)
  _ = try read(1)  // want 11 blocking-sleep
  _ = try named("load", load)(1)  // want 25 blocking-sleep
  _ = try named("load", pass)(1)
  _ = [1].map(compose(pass, load))  // want 29 blocking-sleep
  _ = [1].map(compose(pass, pass))
  _ = mapping(load)([1])  // want 15 blocking-sleep
  _ = try reader.read(1)  // want 18 blocking-sleep
  _ = try reader.skip(1)
}

func operators() async {
  let both = pass >>> load
  _ = both(1)  // want 7 blocking-sleep
  _ = [1].map(both)  // want 15 blocking-sleep
  _ = (pass >>> pass >>> load)(1)  // want 26 blocking-sleep
  _ = (pass >>> pass)(1)
}

// Elsewhere, or not at all.
func made() async {
  _ = twice { usleep(1) }
  later { usleep(1) }()
  let pause = twice { usleep(1) }
  DispatchQueue(label: "pauses").async { pause() }
}
