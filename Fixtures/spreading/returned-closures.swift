// Closures and functions that a function gives back run where its result is called.
// swift-format-ignore-file
import Foundation

typealias Reading = () -> String?

func makeReader() -> () -> String? { { readLine() } }
func makeQuiet() -> () -> String? { { nil } }
func makeLater() -> Reading {
  print("made")
  return { readLine() }
}
func pass() -> Reading { makeLater() }
func pick() -> () -> String? { line }
func line() -> String? { readLine() }
func choose(_ reads: Bool) -> () -> String? {
  if reads { return { readLine() } }
  return { nil }
}
func makeAsync() -> () async -> String? {
  { readLine() }  // want 5 blocking-stdio
}
struct Maker {
  var reader: Reading { { readLine() } }
  func make(_ prompt: String) -> Reading {
    return {
      print(prompt)
      return readLine()
    }
  }
}
struct Keeper {
  let read: Reading
  func run() -> String? { read() }
}

func calls(_ maker: Maker) async {
  _ = makeReader()()  // want 7 blocking-stdio via makeReader() > readLine()
  let read = makeLater()
  _ = read()  // want 7 blocking-stdio via makeLater() > readLine()
  _ = pass()()  // want 7 blocking-stdio
  _ = pick()()  // want 7 blocking-stdio
  _ = choose(true)()  // want 7 blocking-stdio likely
  _ = maker.make("a")()  // want 13 blocking-stdio via Maker.make(_:) > readLine()
  _ = maker.reader()  // want 13 blocking-stdio
  _ = await makeAsync()()
  _ = helper()  // want 7 blocking-stdio via helper() > makeReader() > readLine()
}
func helper() -> String? { makeReader()() }

// Made and not called, or called elsewhere.
func made(_ maker: Maker) async {
  _ = makeReader()
  let read = makeReader()
  _ = [read].count
  _ = makeQuiet()()
  DispatchQueue(label: "reads").async { _ = makeReader()() }
  _ = maker.make("a")
}

// Local functions, and tuples that are taken apart.
func locals() async {
  func make() -> () -> Void { { usleep(1) } }
  make()()  // want 3 blocking-sleep
  let (first, second) = ({ usleep(1) }, { print("") })
  first()  // want 3 blocking-sleep
  second()
}
