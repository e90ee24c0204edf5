// Every form of a call carries the callee's summary to the line that makes it.
// swift-format-ignore-file
import Foundation

func helper() { Thread.sleep(forTimeInterval: 1) }

struct Form {
  var stored = 1
  init() { helper() }
  init?(optional: Int) { helper() }
  init(path: String) throws { helper() }
  func method() { helper() }
  mutating func mutate() { helper() }
  static func make() -> Form {
    helper()
    return Form()
  }
  var property: Int {
    helper()
    return 1
  }
  var both: Int {
    get { 1 }
    set { helper() }
  }
  var observedWill = 0 { willSet { helper() } }
  var observedDid = 0 { didSet { helper() } }
  static var computed: Int {
    helper()
    return 1
  }
  subscript(index: Int) -> Int {
    get {
      helper()
      return index
    }
    set { stored = newValue }
  }
  static subscript(name: String) -> Int {
    helper()
    return 1
  }
  func callAsFunction(_ value: Int) { helper() }
  func generic<T>(_ value: T) -> T {
    helper()
    return value
  }
}
func == (left: Form, right: Form) -> Bool {
  helper()
  return true
}
prefix operator ~~~
prefix func ~~~ (value: Form) -> Int {
  helper()
  return 1
}
infix operator <+>
func <+> (left: Form, right: Form) -> Int {
  helper()
  return 1
}

func use(_ form: Form, _ optional: Form?) async throws {
  var form = form
  helper()  // want 3 blocking-sleep error certain via helper() > Thread.sleep(forTimeInterval:)
  _ = Form()  // want 7 blocking-sleep via Form.init() > helper() > Thread.sleep(forTimeInterval:)
  _ = Form(optional: 1)  // want 7 blocking-sleep via Form.init(optional:) > helper() > Thread.sleep(forTimeInterval:)
  _ = try Form(path: "x")  // want 11 blocking-sleep
  _ = Form.init()  // want 12 blocking-sleep
  form.method()  // want 8 blocking-sleep via Form.method() > helper() > Thread.sleep(forTimeInterval:)
  form.mutate()  // want 8 blocking-sleep
  optional?.method()  // want 13 blocking-sleep
  _ = Form.make()  // want 12 blocking-sleep via Form.make() > helper() > Thread.sleep(forTimeInterval:)
  _ = form.property  // want 12 blocking-sleep via Form.property > helper() > Thread.sleep(forTimeInterval:)
  _ = form.both
  form.both = 1  // want 8 blocking-sleep via Form.both > helper() > Thread.sleep(forTimeInterval:)
  form.observedWill = 1  // want 8 blocking-sleep
  form.observedDid = 1  // want 8 blocking-sleep
  _ = form.observedDid
  _ = Form.computed  // want 12 blocking-sleep
  _ = form[1]  // want 11 blocking-sleep via Form.subscript > helper() > Thread.sleep(forTimeInterval:)
  form[1] = 2
  form[1] += 2  // want 7 blocking-sleep
  _ = Form["x"]  // want 11 blocking-sleep
  form(3)  // want 3 blocking-sleep via Form.callAsFunction(_:) > helper() > Thread.sleep(forTimeInterval:)
  form.callAsFunction(3)  // want 8 blocking-sleep
  _ = form.generic(1)  // want 12 blocking-sleep
  _ = form == form  // want 12 blocking-sleep via == > helper() > Thread.sleep(forTimeInterval:)
  _ = ~~~form  // want 7 blocking-sleep
  _ = form <+> form  // want 12 blocking-sleep
}
