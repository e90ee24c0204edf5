// A property or function of the program that only asks for the main thread says what the question itself says.
// swift-format-ignore-file
import Foundation

var isMain: Bool { Thread.isMainThread }
var isBackground: Bool { !Thread.isMainThread }
func isOnMainNow() -> Bool { return Thread.current.isMainThread }
extension Thread {
  class var isUI: Bool { isMainThread }
}
struct Threads {
  static var isMain: Bool { AsyncThreads.isMain }
}
enum AsyncThreads {
  static var isMain: Bool { Thread.isMainThread }
}
var isMaybe: Bool { Thread.isMainThread || Bool.random() }
nonisolated(unsafe) var isStored = Thread.isMainThread
class Base { func isMain() -> Bool { Thread.isMainThread } }
final class Sub: Base { override func isMain() -> Bool { true } }

func byProperty(_ work: () -> Void) { if isMain { work() } else { DispatchQueue.main.sync(execute: work) } }
func byOpposite(_ work: () -> Void) { if isBackground { DispatchQueue.main.sync(execute: work) } else { work() } }
func byFunction(_ work: () -> Void) { if isOnMainNow() { work() } else { DispatchQueue.main.sync(execute: work) } }
func byExtension(_ work: () -> Void) { if Thread.isUI { work() } else { DispatchQueue.main.sync(execute: work) } }
func byTwo(_ work: () -> Void) { if Threads.isMain { work() } else { DispatchQueue.main.sync(execute: work) } }
func byQueue(_ work: () -> Void) { if OperationQueue.current == OperationQueue.main { work() } else { DispatchQueue.main.sync(execute: work) } }
func byMaybe(_ work: () -> Void) { if isMaybe { DispatchQueue.main.sync(execute: work) } else { work() } }
func byStored(_ work: () -> Void) { if isStored { work() } else { DispatchQueue.main.sync(execute: work) } }
func byOverridden(_ base: Base, _ work: () -> Void) { if base.isMain() { work() } else { DispatchQueue.main.sync(execute: work) } }

@MainActor func screen(_ base: Base) async {
  byProperty {}
  byOpposite {}
  byFunction {}
  byExtension {}
  byTwo {}
  byQueue {}
  byMaybe {}  // want 3 main-sync
  byStored {}  // want 3 main-sync
  byOverridden(base) {}  // want 3 main-sync
  await Task.yield()
}
actor Daemon {
  func run() {
    byProperty {}  // want 5 main-sync
    byOpposite {}  // want 5 main-sync
    byQueue {}  // want 5 main-sync
  }
}
