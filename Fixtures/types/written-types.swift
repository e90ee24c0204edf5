// Types written at locals, parameters, properties, globals and results, with sugar around them.
import Dispatch
import Foundation

let globalSemaphore = DispatchSemaphore(value: 0)
let globalGroup: DispatchGroup = .init()
var globalOptional: DispatchGroup?

final class Holder {
  let semaphore: DispatchSemaphore
  private let group = DispatchGroup()
  static let shared = Holder(semaphore: DispatchSemaphore(value: 1))
  lazy var lazyGroup = DispatchGroup()
  var computed: DispatchGroup { group }
  weak var parent: Holder?
  var implicit: DispatchGroup!
  init(semaphore: DispatchSemaphore) { self.semaphore = semaphore }

  func run() async {
    semaphore.wait()  // want 15 blocking-semaphore error certain "DispatchSemaphore.wait()"
    self.semaphore.wait()  // want 20 blocking-semaphore
    group.wait()  // want 11 blocking-wait error certain "DispatchGroup.wait()"
    lazyGroup.wait()  // want 15 blocking-wait
    computed.wait()  // want 14 blocking-wait
    parent?.group.wait()  // want 19 blocking-wait
    parent!.group.wait()  // want 19 blocking-wait
    implicit.wait()  // want 14 blocking-wait
    Holder.shared.semaphore.wait()  // want 29 blocking-semaphore
    Self.shared.semaphore.wait()  // want 27 blocking-semaphore
  }
}

func parameters(
  _ semaphore: DispatchSemaphore, group: DispatchGroup, optional: DispatchGroup?, list: [DispatchGroup],
  _ shared: borrowing Holder, existential: any AnyObject & Sendable, changed: inout DispatchGroup
) async {
  semaphore.wait()  // want 13 blocking-semaphore
  group.wait()  // want 9 blocking-wait
  optional?.wait()  // want 13 blocking-wait
  optional!.wait()  // want 13 blocking-wait
  list[0].wait()  // want 11 blocking-wait
  list.first?.wait()  // want 15 blocking-wait
  shared.semaphore.wait()  // want 20 blocking-semaphore
  changed.wait()  // want 11 blocking-wait
  globalSemaphore.wait()  // want 19 blocking-semaphore
  globalGroup.wait()  // want 15 blocking-wait
  globalOptional?.wait()  // want 19 blocking-wait
}

func locals(_ make: () -> DispatchGroup) async {
  let written: DispatchGroup = make()
  written.wait()  // want 11 blocking-wait
  let made = DispatchGroup()
  made.wait()  // want 8 blocking-wait
  let short: DispatchGroup = .init()
  short.wait()  // want 9 blocking-wait
  let called = make()
  called.wait()  // want 10 blocking-wait
  var later: DispatchGroup
  later = DispatchGroup()
  later.wait()  // want 9 blocking-wait
  DispatchGroup().wait()  // want 19 blocking-wait
  let copy = made
  copy.wait()  // want 8 blocking-wait
}
