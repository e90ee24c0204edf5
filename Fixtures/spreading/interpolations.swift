// What is put into text is given to an `appendInterpolation`, which nothing names: the program's own may block.
import Foundation

extension String.StringInterpolation {
  mutating func appendInterpolation(file path: String) {
    appendLiteral((try? String(contentsOfFile: path, encoding: .utf8)) ?? "")
  }
  mutating func appendInterpolation(_ url: URL) { usleep(1) }
  mutating func appendInterpolation(plain text: String) { appendLiteral(text) }
}
struct Message: ExpressibleByStringInterpolation {
  struct StringInterpolation: StringInterpolationProtocol {
    init(literalCapacity: Int, interpolationCount: Int) {}
    mutating func appendLiteral(_ text: String) {}
    mutating func appendInterpolation(_ number: Int) { usleep(2) }
    mutating func appendInterpolation(_ text: String) {}
  }
  init(stringInterpolation: StringInterpolation) {}
  init(stringLiteral: String) {}
}
func log(_ message: Message) {}

func texts(_ url: URL, _ number: Int) async {
  print("\(file: "/a")")  // want 18 blocking-file-io via DefaultStringInterpolation.appendInterpolation(file:) > String.init(contentsOfFile:encoding:)
  let text = "at \(url)"  // want 20 blocking-sleep
  log("number \(number)")  // want 17 blocking-sleep via Message.StringInterpolation.appendInterpolation(_:) > usleep(_:)
  log("text \(text)")
  print("\(plain: text) \(number)")
}
func helper() -> String { "\(file: "/a")" }
func callHelper() async -> String { helper() }  // want blocking-file-io
