// A literal calls the initializer of the type that it becomes a value of.
import Foundation

struct Template: ExpressibleByStringLiteral, Equatable {
  let text: String
  init(stringLiteral name: String) {
    text = (try? String(contentsOfFile: name, encoding: .utf8)) ?? ""
  }
}
struct Query: ExpressibleByStringInterpolation {
  init(stringLiteral value: String) {}
  init(stringInterpolation: DefaultStringInterpolation) { usleep(1) }
}
struct Port: ExpressibleByIntegerLiteral {
  init(integerLiteral value: Int) { usleep(1) }
}
struct Ratio: ExpressibleByFloatLiteral {
  init(floatLiteral value: Double) { usleep(1) }
}
struct Flag: ExpressibleByBooleanLiteral {
  init(booleanLiteral value: Bool) { usleep(1) }
}
struct Hosts: ExpressibleByArrayLiteral {
  init(arrayLiteral names: String...) { usleep(1) }
}
struct Table: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral rows: (String, Int)...) { usleep(1) }
}
struct Nothing: ExpressibleByNilLiteral {
  init(nilLiteral: ()) { usleep(1) }
}

func render(_ template: Template) {}
func show(page: Template?) {}
func show(_ text: String) {}
func show(_ template: Template) {}
func defaultPage() -> Template { "x" }

func use(_ given: Template) async -> Template {
  let page: Template = "a"  // want 24 blocking-file-io via Template.init(stringLiteral:) > String.init(contentsOfFile:encoding:)
  render("b")  // want 10 blocking-file-io
  show(page: "c")  // want 14 blocking-file-io
  let pages: [Template] = ["d", page]  // want 28 blocking-file-io
  let cast = "e" as Template  // want 14 blocking-file-io
  if given == "f" { return cast }  // want 15 blocking-file-io
  _ = defaultPage()  // want 7 blocking-file-io via defaultPage() > Template.init(stringLiteral:) > String.init(contentsOfFile:encoding:)
  // A string is a string where that is asked for, too.
  show("g")
  let text = "h"
  show(page: page)
  print(text, pages)
  return "i"  // want 10 blocking-file-io
}

func others(_ number: Int) async {
  let plain: Query = "x"
  let query: Query = "x \(number)"  // want 22 blocking-sleep
  let port: Port = 80  // want 20 blocking-sleep
  let ratio: Ratio = 0.5  // want 22 blocking-sleep
  let flag: Flag = true  // want 20 blocking-sleep
  let hosts: Hosts = ["a"]  // want 22 blocking-sleep
  let table: Table = ["a": 1]  // want 22 blocking-sleep
  let nothing: Nothing = nil  // want 26 blocking-sleep
  let noPort: Port? = nil
  print(plain, query, port, ratio, flag, hosts, table, nothing, noPort as Any)
}

// Each branch has its own.
struct Level: ExpressibleByIntegerLiteral {
  #if DEBUG
    init(integerLiteral value: Int) {}
  #else
    init(integerLiteral value: Int) { usleep(1) }
  #endif
}
func branches() async {
  let level: Level = 3  // want 22 blocking-sleep
  print(level)
}
