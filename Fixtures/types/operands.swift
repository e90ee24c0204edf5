// A literal or closure beside an operator is what the operator asks for.
import Foundation

infix operator |> : AdditionPrecedence

struct Wait {
  static func += (wait: inout Wait, microseconds: UInt32) { usleep(microseconds) }
  static func * (wait: Wait, seconds: Double) -> Wait {
    Thread.sleep(forTimeInterval: seconds)
    return wait
  }
  static func - (wait: Wait, names: Set<Int>) -> Wait {
    usleep(1)
    return wait
  }
  static func / (wait: Wait, parts: Int) -> Wait { wait }
  static func / (wait: Wait, parts: String) -> Wait {
    usleep(1)
    return wait
  }
}
final class Document {
  var text: String { (try? String(contentsOfFile: "a", encoding: .utf8)) ?? "" }
  var title = ""
  static func << (document: Document, body: (Document) -> Void) { body(document) }
}
func |> <A, B>(value: A, body: (A) -> B) -> B { body(value) }

func run(_ wait: Wait, _ document: Document) async {
  var wait = wait
  wait += 10  // want blocking-sleep
  _ = wait * 2  // want blocking-sleep
  _ = wait - [1, 2]  // want blocking-sleep
  _ = wait / "a"  // want blocking-sleep
  _ = wait / 2
  document << { _ = $0.text }  // want blocking-file-io
  _ = document |> { $0.text }  // want blocking-file-io
  document << { print($0.title) }
  _ = document |> { $0.title }
}
