// What an actor runs on is what its "unownedExecutor" gives: threads of its own, an event loop, the main thread, or what another actor runs on.
import Dispatch
import Foundation
import NIOCore

final class ThreadExecutor: SerialExecutor {
  static let shared = ThreadExecutor()
  func enqueue(_ job: consuming ExecutorJob) {}
}
let diskThread = ThreadExecutor()

actor OnQueue {
  private let queue: DispatchSerialQueue
  nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }
  init(queue: DispatchSerialQueue) { self.queue = queue }
  func read() { usleep(1) }
}
actor OnGiven {
  nonisolated let unownedExecutor: UnownedSerialExecutor
  init(executor: UnownedSerialExecutor) { unownedExecutor = executor }
  func read() { usleep(1) }
}
actor OnStatic {
  static let executor = ThreadExecutor()
  nonisolated var unownedExecutor: UnownedSerialExecutor { Self.executor.asUnownedSerialExecutor() }
  func read() { usleep(1) }
}
actor OnGlobal {
  nonisolated let unownedExecutor = diskThread.asUnownedSerialExecutor()
  func read() { usleep(1) }
}
protocol OnDisk: Actor {}
extension OnDisk {
  nonisolated var unownedExecutor: UnownedSerialExecutor { diskThread.asUnownedSerialExecutor() }
}
actor Files: OnDisk {
  func read() { usleep(1) }
}
@globalActor struct Disk { static let shared = OnGlobal() }
@Disk func read() { usleep(1) }

// Event loops, however they come.
actor OnLoop {
  nonisolated let unownedExecutor: UnownedSerialExecutor
  init(on loop: any EventLoop) { self.unownedExecutor = loop.executor.asUnownedSerialExecutor() }
  func send() { usleep(1) }  // want 17 blocking-sleep event-loop
}
actor OnLoopOfProperty {
  private let executor: any SerialExecutor
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
  init(eventLoop: any EventLoop) { executor = eventLoop.executor }
  func send() { usleep(1) }  // want 17 blocking-sleep event-loop
}
actor OnLoopOfType {
  private let executor: NIODefaultSerialEventLoopExecutor
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
  init(executor: NIODefaultSerialEventLoopExecutor) { self.executor = executor }
  func send() { usleep(1) }  // want 17 blocking-sleep event-loop
}

// The main thread, and other actors.
actor OnMain {
  nonisolated var unownedExecutor: UnownedSerialExecutor { MainActor.sharedUnownedExecutor }
  func show() { usleep(1) }
  func load() async { usleep(1) }  // want 23 blocking-sleep
}
actor Plain {
  func read() { usleep(1) }  // want 17 blocking-sleep
}
actor BesidePlain {
  private let parent: Plain
  init(parent: Plain) { self.parent = parent }
  nonisolated var unownedExecutor: UnownedSerialExecutor { parent.unownedExecutor }
  func read() { usleep(1) }  // want 17 blocking-sleep
}
actor BesideQueue {
  private let parent: OnQueue
  init(parent: OnQueue) { self.parent = parent }
  nonisolated var unownedExecutor: UnownedSerialExecutor { parent.unownedExecutor }
  func read() { usleep(1) }
}
actor BesideAny {
  private let parent: any Actor
  init(parent: any Actor) { self.parent = parent }
  nonisolated var unownedExecutor: UnownedSerialExecutor { parent.unownedExecutor }
  func read() { usleep(1) }
}

func use(_ one: OnMain, _ queue: OnQueue) async {
  await one.show()  // want 13 blocking-sleep via OnMain.show() > usleep(_:)
  await queue.read()
}
