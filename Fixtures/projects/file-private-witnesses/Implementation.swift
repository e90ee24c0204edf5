// The hidden type, and its members.
import Foundation

private struct Implementation: Loader {
  fileprivate func load() { sleep(1) }
}
private class Sub: Base {
  fileprivate override func run() { sleep(1) }
}
func makeLoader() -> any Loader { Implementation() }
func makeBase() -> Base { Sub() }
