// Braces, quotes and slashes in strings must not confuse the structure.
// swift-format-ignore-file
import Foundation

func sync1() { print("} func fake() async {"); usleep(1) }
func sync2() {
  let text = """
    } // not a comment
    func fake() async { "
    \("{" + "}")
    """
  print(text)
  usleep(1)
}
func real1() async {
  let open = "{", close = "}", quote = "\"", slash = "//", block = "/*"
  usleep(1)  // want 3 blocking-sleep
  print(open, close, quote, slash, block)
}
func sync3() {
  let nested = "\("\("\("}")")")"
  print(nested, #"}"#, ##"\#("}"#"##, "\\")
  usleep(1)
}
func real2(_ a: Int, _ b: Int) async -> Int {
  let half = a / b / 2
  usleep(1)  // want 3 blocking-sleep
  let ratio = (a) / (b)
  let regex = #/ \} { " /#
  usleep(1)  // want 3 blocking-sleep
  _ = regex
  return half + ratio
}
func sync4(_ values: [Int]) -> Int {
  usleep(1)
  return values.reduce(0, +) / values.count
}
