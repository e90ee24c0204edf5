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
let mainKey = DispatchSpecificKey<Int>()
let otherKey = DispatchSpecificKey<Int>()
let sharedKey = DispatchSpecificKey<Bool>()
let isMainKey = DispatchSpecificKey<Bool>()
let keyOfNobody = DispatchSpecificKey<Int>()
let markedKey = { let key = DispatchSpecificKey<Int>(); DispatchQueue.main.setSpecific(key: key, value: 1); return key }()
func mark() {
  DispatchQueue.main.setSpecific(key: mainKey, value: 1)
  DispatchQueue.main.setSpecific(key: isMainKey, value: true)
  DispatchQueue.main.setSpecific(key: sharedKey, value: true)
  other.setSpecific(key: sharedKey, value: true)
  other.setSpecific(key: otherKey, value: 1)
}
let other = DispatchQueue(label: "other")
func isMarked() -> Bool { DispatchQueue.getSpecific(key: mainKey) == 1 }
extension DispatchQueue {
  static var isMarkedMain: Bool { getSpecific(key: mainKey) != nil }
  static func byMarkOfExtension<T>(_ work: () -> T) -> T {
    if isMarkedMain { return work() }
    return main.sync(execute: work)
  }
}
func byMark(_ work: () -> Void) { if DispatchQueue.getSpecific(key: mainKey) != nil { work() } else { DispatchQueue.main.sync(execute: work) } }
func byMarkOfFunction(_ work: () -> Void) { guard isMarked() else { DispatchQueue.main.sync(execute: work); return }; work() }
func byMarkFound(_ work: () -> Void) { if isMarked() { DispatchQueue.main.sync(execute: work) } }
func byMarkOfOther(_ work: () -> Void) { if DispatchQueue.getSpecific(key: mainKey) == nil { other.sync { sleep(1) } } }
func byMadeMark(_ work: () -> Void) { if DispatchQueue.getSpecific(key: markedKey) != nil { work() } else { DispatchQueue.main.sync(execute: work) } }
func byTrueMark(_ work: () -> Void) { if DispatchQueue.getSpecific(key: isMainKey) != true { DispatchQueue.main.sync(execute: work) } }
func byMarkOrFalse(_ work: () -> Void) { if DispatchQueue.getSpecific(key: isMainKey) ?? false { work() } else { DispatchQueue.main.sync(execute: work) } }
func byKeyOfOther(_ work: () -> Void) { if DispatchQueue.getSpecific(key: otherKey) == nil { DispatchQueue.main.sync(execute: work) } }
func bySharedKey(_ work: () -> Void) { if DispatchQueue.getSpecific(key: sharedKey) != true { DispatchQueue.main.sync(execute: work) } }
func byKeyOfNobody(_ work: () -> Void) { if DispatchQueue.getSpecific(key: keyOfNobody) == nil { DispatchQueue.main.sync(execute: work) } }
func byRunLoop(_ work: () -> Void) { if RunLoop.current == RunLoop.main { work() } else { DispatchQueue.main.sync(execute: work) } }
func byUnderlyingQueue(_ work: () -> Void) { if OperationQueue.current?.underlyingQueue === DispatchQueue.main { work() } else { DispatchQueue.main.sync(execute: work) } }
#if canImport(Darwin)
func byCall(_ work: () -> Void) { if pthread_main_np() != 0 { work() } else { DispatchQueue.main.sync(execute: work) } }
func byOppositeCall(_ work: () -> Void) { if pthread_main_np() == 0 { DispatchQueue.main.sync(execute: work) } else { work() } }
func byWrongCall(_ work: () -> Void) { if pthread_main_np() == 1 { DispatchQueue.main.sync(execute: work) } else { work() } }
@MainActor func calls() async {
  byCall {}
  byOppositeCall {}
  byWrongCall {}  // want 3 main-sync
  await Task.yield()
}
#endif

@MainActor func marks() async {
  byMark {}
  byMarkOfFunction {}
  _ = DispatchQueue.byMarkOfExtension { 1 }
  byMarkFound {}  // want 3 main-sync
  byMarkOfOther {}  // want 3 dispatch-sync
  byMadeMark {}
  byTrueMark {}
  byMarkOrFalse {}
  byKeyOfOther {}  // want 3 main-sync
  bySharedKey {}  // want 3 main-sync
  byKeyOfNobody {}  // want 3 main-sync
  byRunLoop {}
  byUnderlyingQueue {}
  await Task.yield()
}
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
    byMark {}  // want 5 main-sync
    byRunLoop {}  // want 5 main-sync
    byMarkOfOther {}  // want 5 dispatch-sync
  }
}

// The method of a queue asks that one, whatever the code runs on.
func byMarkOfQueue(_ work: () -> Void) { if DispatchQueue.main.getSpecific(key: mainKey) == nil { DispatchQueue.main.sync(execute: work) } }
func byMarkOfHelper(_ work: () -> Void) { DispatchQueue.main.sync(execute: work) }
#if canImport(Darwin)
var currentLabel: String { String(cString: __dispatch_queue_get_label(nil)) }
func byLabel(_ work: () -> Void) {
  if String(cString: __dispatch_queue_get_label(nil)) == "com.apple.main-thread" { work() } else { DispatchQueue.main.sync(execute: work) }
}
func byLabelOfMain(_ work: () -> Void) { if currentLabel == DispatchQueue.main.label { work() } else { DispatchQueue.main.sync(execute: work) } }
func byPointers(_ work: () -> Void) {
  if __dispatch_queue_get_label(nil) == __dispatch_queue_get_label(.main) { work() } else { DispatchQueue.main.sync(execute: work) }
}
func byOtherLabel(_ work: () -> Void) { if currentLabel == "work" { work() } else { DispatchQueue.main.sync(execute: work) } }
@MainActor func labels() async {
  byLabel {}
  byLabelOfMain {}
  byPointers {}
  byOtherLabel {}  // want 3 main-sync
  await Task.yield()
}
#endif
@MainActor func methodsOfQueues() async {
  byMarkOfQueue {}  // want 3 main-sync
  if DispatchQueue.getSpecific(key: mainKey) == nil { byMarkOfHelper {} }
  await Task.yield()
}
