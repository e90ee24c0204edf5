// A helper that waits for the queue it is given, or called on, waits for the main thread if that is the main queue.
// swift-format-ignore-file
import Foundation

extension DispatchQueue {
  func syncSafe<T>(_ body: () throws -> T) rethrows -> T { try sync(execute: body) }
  func twice(_ body: () -> Void) { syncSafe(body) }
  static func onMain(_ body: () -> Void) { main.sync(execute: body) }
  // Who is on the main thread already waits for nothing.
  func safeSync(_ body: () -> Void) {
    if self === DispatchQueue.main && Thread.isMainThread { body() } else { sync { body() } }
  }
  func safeSyncList(_ body: () -> Void) {
    if self === DispatchQueue.main, Thread.isMainThread { return body() }
    sync(execute: body)
  }
  func unlessOther(_ body: () -> Void) {
    guard self !== DispatchQueue.main || !Thread.isMainThread else { return body() }
    sync(execute: body)
  }
  func neverMain(_ body: () -> Void) {
    if self === DispatchQueue.main { body() } else { sync(execute: body) }
  }
  func checkedForOther(_ body: () -> Void, _ other: DispatchQueue) {
    if other === DispatchQueue.main && Thread.isMainThread { body() } else { sync(execute: body) }
  }
  func checkedWithMore(_ body: () -> Void, _ flag: Bool) {
    if self === DispatchQueue.main && flag && Thread.isMainThread { body() } else { sync(execute: body) }
  }
}
func parameter(_ queue: DispatchQueue, _ body: () -> Void) { queue.sync(execute: body) }
func byDefault(on queue: DispatchQueue = .main, _ body: () -> Void) { queue.sync(execute: body) }
func checked(on queue: DispatchQueue, _ body: () -> Void) {
  if queue === DispatchQueue.main && Thread.isMainThread { body() } else { queue.sync(execute: body) }
}
struct Dispatcher {
  let queue: DispatchQueue
  func run(_ body: () -> Void) { queue.sync(execute: body) }
}

actor Counter {
  var count = 0
  let own = DispatchQueue(label: "own")
  func onMain() {
    DispatchQueue.main.syncSafe { count += 1 }  // want 24 main-sync error
    DispatchQueue.main.twice { count += 1 }  // want 24 main-sync
    DispatchQueue.onMain { count += 1 }  // want 19 main-sync
    parameter(.main) { count += 1 }  // want 5 main-sync
    byDefault { count += 1 }  // want 5 main-sync
    checked(on: DispatchQueue.main) { count += 1 }  // want 5 main-sync
    Dispatcher(queue: .main).run { count += 1 }  // want 30 main-sync
    let main = DispatchQueue.main
    main.syncSafe { count += 1 }  // want 10 main-sync
    DispatchQueue.main.syncSafe { usleep(1) }  // want 24 main-sync
    DispatchQueue.main.safeSync { count += 1 }  // want 24 main-sync
    DispatchQueue.main.safeSyncList { count += 1 }  // want 24 main-sync
    DispatchQueue.main.unlessOther { count += 1 }  // want 24 main-sync
    DispatchQueue.main.neverMain { count += 1 }
  }
  func onOther(_ queue: DispatchQueue) {
    own.syncSafe { count += 1 }
    own.twice { count += 1 }
    own.safeSync { count += 1 }
    own.neverMain { count += 1 }
    parameter(own) { count += 1 }
    byDefault(on: own) { count += 1 }
    Dispatcher(queue: own).run { count += 1 }
    queue.syncSafe { count += 1 }
  }
}
@MainActor final class Screen {
  var count = 0
  let own = DispatchQueue(label: "own")
  func show(_ log: NSObject) async {
    DispatchQueue.main.safeSync { count += log.hash }
    DispatchQueue.main.safeSyncList { count += log.hash }
    DispatchQueue.main.unlessOther { count += log.hash }
    DispatchQueue.main.neverMain { count += log.hash }
    checked(on: .main) { count += log.hash }
    DispatchQueue.main.checkedForOther({ count += 1 }, own)  // want 24 main-sync
    DispatchQueue.main.checkedWithMore({ count += 1 }, true)  // want 24 main-sync
    DispatchQueue.main.syncSafe { count += 1 }  // want 24 main-sync
    await Task.yield()
  }
}
