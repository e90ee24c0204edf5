// Methods and properties of classes themselves are overridden too: a class that is named runs its own, a variable may stand for any below.
import Foundation

class Animal {
  class func make() {}
  class var size: Int { 1 }
  static func count() {}
  func describe() { Self.make() }
  func look() { type(of: self).make() }
  class func show() { make() }
  class func showFirst() { Animal.make() }
}
class Dog: Animal {
  override class func make() { usleep(1) }
  override class var size: Int {
    usleep(1)
    return 2
  }
}
class Terrier: Dog {
  override class func make() {}
}
func meet(animal: Animal, kind: Animal.Type, terrier: Terrier.Type) async {
  Animal.make()
  _ = Animal.size
  Dog.make()  // want blocking-sleep certain via Dog.make() > usleep(_:)
  Terrier.make()
  terrier.make()
  Animal.count()
  kind.make()  // want blocking-sleep likely
  type(of: animal).make()  // want blocking-sleep likely
  _ = kind.size  // want blocking-sleep likely
  animal.describe()  // want blocking-sleep likely
  animal.look()  // want blocking-sleep likely
  Animal().describe()
  Animal.show()
  Dog.show()  // want blocking-sleep
  Animal.showFirst()
}
class Shape {
  class func load() { usleep(1) }
}
class Square: Shape {
  override class func load() {}
}
func draw() async {
  Shape.load()  // want blocking-sleep certain
  Square.load()
}

// What a protocol asks for of types themselves.
protocol Named {
  static var name: String { get }
  static func load() -> String
  static func all()
}
extension Named {
  static var name: String { "" }
}
struct First: Named {
  static func load() -> String { "" }
  static func all() { usleep(1) }
}
struct Second: Named {
  static var name: String {
    usleep(1)
    return ""
  }
  static func load() -> String {
    usleep(1)
    return ""
  }
  static func all() { usleep(1) }
}
func name<N: Named>(_ parameter: N.Type, value: N, existential: any Named.Type) async {
  _ = N.name  // want blocking-sleep likely
  _ = N.load()  // want blocking-sleep likely
  N.all()  // want blocking-sleep certain
  _ = type(of: value).load()  // want blocking-sleep likely
  _ = existential.load()  // want blocking-sleep likely
  _ = parameter.load()  // want blocking-sleep likely
  _ = First.name
  _ = First.load()
  _ = Second.load()  // want blocking-sleep certain
}

// What an initializer makes is known by its name.
class View {
  init() { setUp() }
  func setUp() {}
}
class SlowView: View {
  override func setUp() { usleep(1) }
}
func show<V: View>(_ type: V.Type) async {
  _ = View()
  _ = SlowView()  // want blocking-sleep
}
