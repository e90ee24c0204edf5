// Overloads that differ in the types of literals and of their elements.
import Foundation

func send(_ values: [Int]) { usleep(1) }
func send(_ values: [String]) {}
func put(_ value: Int) { usleep(1) }
func put(_ value: String) {}
func scale(_ values: [Double]) { usleep(1) }
func scale(_ values: [String]) {}

func literals(names: [String], counts: [Int]) async {
  send([1, 2])  // want blocking-sleep
  send(["a"])
  send(counts.map { "\($0)" })
  send(names.map { $0.count })  // want blocking-sleep
  put(names.joined(separator: ","))
  put(names.count)  // want blocking-sleep
  scale([1, 2])  // want blocking-sleep
  scale(["a"])
}

enum Color { case red }
struct Size { static func large(_ times: Int) -> Size { Size() } }
func paint(_ color: Color) {}
func paint(_ size: Size) { usleep(1) }

func implicitMembers() async {
  paint(.red)
  paint(.large(2))  // want blocking-sleep
}

func parse() -> Int { usleep(1); return 1 }
func parse() -> String { "" }
func weigh(_ weight: Int) { usleep(1) }
func weigh(_ weight: Double) {}

func results(numbers: [Int]) async {
  let number: Int = parse()  // want blocking-sleep
  let text: String = parse()
  _ = (number, text)
  weigh(1)  // want blocking-sleep
  weigh(1.5)
  weigh(numbers.reduce(0, +))  // want blocking-sleep
}

struct Options: OptionSet {
  let rawValue: Int
  static let fast = Options(rawValue: 1)
}
enum Level: String, Sendable { case low, high }
func open(_ options: Options) { usleep(1) }
func open(_ name: String) {}
func set(_ level: Level) { usleep(1) }
func set(_ level: Int) {}

func literalsOfOwnTypes() async {
  // A protocol of a library may let a literal stand for the type.
  open([.fast])  // want blocking-sleep
  open("fast")
  set(.low)  // want blocking-sleep
  set(1)
}
