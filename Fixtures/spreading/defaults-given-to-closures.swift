// What a closure is called with by the function that takes it: a default argument, or what the call says.
import Foundation

protocol FileSystem {
  func load() -> Data
}
struct RealFileSystem: FileSystem {
  func load() -> Data { (try? Data(contentsOf: URL(fileURLWithPath: "/x"))) ?? Data() }
}
struct PseudoFileSystem: FileSystem {
  func load() -> Data { Data() }
}

func check(_ system: any FileSystem = PseudoFileSystem(), _ body: (any FileSystem) -> Void) { body(system) }
func checkBoth(_ body: (any FileSystem) -> Void) {
  body(PseudoFileSystem())
  body(RealFileSystem())
}
func hand(_ body: (any FileSystem) -> Void) { checkBoth(body) }

func run() async {
  check { system in _ = system.load() }
  check { _ = $0.load() }
  check(RealFileSystem()) { _ = $0.load() }  // want 36 blocking-file-io
  checkBoth { _ = $0.load() }  // want 22 blocking-file-io likely
  hand { _ = $0.load() }  // want 17 blocking-file-io likely
}

func circle(_ body: (any FileSystem) -> Void) { back { body($0) } }
func back(_ body: (any FileSystem) -> Void) { circle { body($0) } }
func turn() async {
  circle { _ = $0.load() }  // want 19 blocking-file-io likely
}
