// Which type's static member or initializer a generic function calls depends on the type that it is given.
import Foundation

protocol Loadable {
  init(path: String)
  static var kind: String { get }
  static func load() -> Self
}
struct Disk: Loadable {
  init(path: String) { usleep(1) }
  static var kind: String { readLine() ?? "" }
  static func load() -> Disk { Disk(path: "") }
}
struct Memory: Loadable {
  init(path: String) {}
  static var kind: String { "memory" }
  static func load() -> Memory { Memory(path: "") }
}
class Base: Loadable {
  required init(path: String) {}
  class var kind: String { "base" }
  class func load() -> Self { self.init(path: "") }
}
class Slow: Base {
  override class var kind: String { readLine() ?? "" }
}

func load<T: Loadable>(_ type: T.Type) -> T { T.load() }
func make<T: Loadable>(_ type: T.Type) -> T { T.init(path: "a") }
func kind<T: Loadable>(of type: T.Type) -> String { type.kind }
func kind<T: Loadable>(like value: T) -> String { T.kind }
func kindLater<T: Loadable>(_ type: T.Type) -> String { kind(of: type) }
func named<T: Loadable>() -> T { T.init(path: "a") }

func go(_ disk: Disk, _ memory: Memory, _ base: Base.Type, _ any: any Loadable.Type) async {
  _ = load(Disk.self)  // want 7 blocking-sleep
  _ = load(Memory.self)
  _ = make(Disk.self)  // want 7 blocking-sleep
  _ = make(Memory.self)
  _ = kind(of: Disk.self)  // want 7 blocking-stdio
  _ = kind(of: Memory.self)
  _ = kind(of: Base.self)
  _ = kind(of: Slow.self)  // want 7 blocking-stdio
  _ = kind(of: base)  // want 7 blocking-stdio likely
  _ = kind(of: any)  // want 7 blocking-stdio likely
  _ = kind(like: disk)  // want 7 blocking-stdio
  _ = kind(like: memory)
  _ = kindLater(Disk.self)  // want 7 blocking-stdio
  _ = kindLater(Memory.self)
  let _: Disk = named()  // want 17 blocking-sleep likely
}
