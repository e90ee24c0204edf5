// Recursion and mutual recursion find an end; cycles without a blocking call stay silent.
import Foundation

func countdown(_ n: Int) {
  if n == 0 { return }
  usleep(1)
  countdown(n - 1)
}
func even(_ n: Int) -> Bool { n == 0 ? true : odd(n - 1) }
func odd(_ n: Int) -> Bool {
  if n == 0 {
    usleep(1)
    return false
  }
  return even(n - 1)
}
func ping(_ n: Int) -> Int { n == 0 ? 0 : pong(n - 1) }
func pong(_ n: Int) -> Int { n == 0 ? 1 : ping(n - 1) }

indirect enum Tree {
  case leaf(String)
  case node(Tree, Tree)
  func load() -> Int {
    switch self {
    case .leaf(let path): return FileManager.default.contents(atPath: path)?.count ?? 0
    case .node(let left, let right): return left.load() + right.load()
    }
  }
  func depth() -> Int {
    switch self {
    case .leaf: return 1
    case .node(let left, let right): return max(left.depth(), right.depth()) + 1
    }
  }
}

func use(_ tree: Tree) async {
  countdown(3)  // want blocking-sleep via countdown(_:) > usleep(_:)
  _ = even(3)  // want blocking-sleep via even(_:) > odd(_:) > usleep(_:)
  _ = odd(3)  // want blocking-sleep via odd(_:) > usleep(_:)
  _ = ping(3)
  _ = tree.load()  // want blocking-file-io via Tree.load() > FileManager.contents(atPath:)
  _ = tree.depth()
}
