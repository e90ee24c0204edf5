// A variable that only a setter sets which nobody calls holds what it was made with.
import Foundation

public protocol Files { func read(_ path: String) -> Data? }
private final class Memory: Files { func read(_ path: String) -> Data? { nil } }
final class Disk: Files {
  func read(_ path: String) -> Data? { try? Data(contentsOf: URL(fileURLWithPath: path)) }
}

private var held: Files = Memory()
var local: Files {
  get { return held }
  set { held = newValue }
}

private var heldToo: Files = Memory()
public var old: Files {
  get { heldToo }
  @available(*, deprecated, message: "It should never be mutable")
  set { heldToo = newValue }
}

// Somebody else may set it.
private var heldOpen: Files = Memory()
public var open: Files {
  get { heldOpen }
  set { heldOpen = newValue }
}

private var heldSet: Files = Memory()
var replaced: Files {
  get { heldSet }
  set { heldSet = newValue }
}

// The setter of each sets the other one.
private var first: Files = Memory()
private var firstSetter: Files {
  get { first }
  set {
    first = newValue
    secondSetter = newValue
  }
}
private var second: Files = Memory()
private var secondSetter: Files {
  get { second }
  set {
    second = newValue
    firstSetter = newValue
  }
}

enum Shared {
  static var files: Files = Memory()
  static var others: Files = Memory()
  public static var all: Files = Memory()
}
var files: Files = Memory()

func use() async {
  _ = local.read("a")
  _ = old.read("a")
  _ = open.read("a")  // want 12 blocking-file-io likely
  _ = replaced.read("a")  // want 16 blocking-file-io likely
  _ = firstSetter.read("a")  // want 19 blocking-file-io likely
  _ = Shared.files.read("a")
  _ = Shared.others.read("a")  // want 21 blocking-file-io likely
  _ = files.read("a")
}
func set(_ disk: Disk) {
  replaced = disk
  Shared.others = disk
}
