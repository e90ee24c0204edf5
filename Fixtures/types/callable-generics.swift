// Values of generic parameters that are called as functions.
import Foundation

protocol Command {
  associatedtype Input
  var path: String { get }
}
extension Command {
  func callAsFunction(_ input: Input) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }
}
protocol Plain { func callAsFunction() }
struct Slow: Plain { func callAsFunction() { usleep(1) } }
protocol Harmless { func callAsFunction() }
struct Quick: Harmless { func callAsFunction() {} }

func run<C: Command>(_ command: C, _ input: C.Input) async throws {
  _ = try command(input)  // want blocking-file-io
}
func runInt<C>(_ command: C) async throws where C: Command, C.Input == Int {
  _ = try command(1)  // want blocking-file-io
}
func runPlain<P: Plain>(_ plain: P, _ other: P?) async {
  plain()  // want blocking-sleep
  other?()  // want blocking-sleep
}
func runHarmless<H: Harmless>(_ harmless: H) async { harmless() }
struct Holder<P: Plain> {
  let plain: P
  func run() async {
    plain()  // want blocking-sleep
    self.plain()  // want blocking-sleep
  }
}
