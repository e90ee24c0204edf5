// Operations and work items run what they are made of on the thread of who starts them.
import Foundation

class Work: Operation, @unchecked Sendable {
  override func main() { sleep(1) }
}

class Group: Operation, @unchecked Sendable {
  let queue = OperationQueue()
  override func main() { queue.waitUntilAllOperationsAreFinished() }
}

class Quiet: Operation, @unchecked Sendable {
  override func main() {}
}

class Started: Operation, @unchecked Sendable {
  override func main() { sleep(1) }
  override func start() { super.start() }
}

func operations(_ group: Group, _ some: Operation, _ started: Started) async {
  Work().start()  // want 10 blocking-sleep error via Work.main() > sleep(_:)
  group.start()  // want blocking-wait error
  Quiet().start()  // want blocking-wait info
  some.start()  // want blocking-wait info
  started.start()  // want blocking-sleep error via Started.start() > Started.main() > sleep(_:)
  OperationQueue().addOperation(Work())
}

func blocks(_ queue: DispatchQueue, _ operations: OperationQueue) async {
  let block = BlockOperation { sleep(1) }
  block.start()  // want 9 blocking-sleep error
  let item = DispatchWorkItem { sleep(1) }
  item.perform()  // want 8 blocking-sleep error
  DispatchWorkItem { sleep(1) }.perform()  // want 22 blocking-sleep error // want 33 blocking-wait info
  let handedOn = DispatchWorkItem { sleep(1) }
  queue.async(execute: handedOn)
  handedOn.notify(queue: queue) { sleep(1) }
  handedOn.cancel()
  let queued = BlockOperation { sleep(1) }
  operations.addOperation(queued)
  queue.asyncAfter(deadline: .now(), execute: DispatchWorkItem { sleep(1) })
  let waitedFor = DispatchWorkItem { sleep(1) }
  queue.sync(execute: waitedFor)  // want 9 dispatch-sync
  queue.sync(execute: DispatchWorkItem { sleep(1) })  // want 9 dispatch-sync
  let quiet = DispatchWorkItem {}
  quiet.perform()  // want blocking-wait info
}

final class Holder: @unchecked Sendable {
  private let item = DispatchWorkItem { sleep(1) }
  private var pending: DispatchWorkItem?

  func run() async {
    item.perform()  // want 10 blocking-sleep error likely
    pending?.perform()  // want 14 blocking-sleep error likely
  }

  func wait(_ queue: DispatchQueue) async {
    queue.sync(execute: item)  // want 11 dispatch-sync
  }

  func schedule(_ queue: DispatchQueue) async {
    let work = DispatchWorkItem { sleep(1) }
    pending = work
    queue.async(execute: work)
  }
}
