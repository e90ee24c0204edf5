// Closures on queues, threads and operation queues run elsewhere: silent, and a task inside them is a context again.
import Dispatch
import Foundation

let io = DispatchQueue(label: "io")

func offloaded(_ url: URL, _ group: DispatchGroup, _ operations: OperationQueue) async {
  io.async { usleep(1) }
  io.async(flags: .barrier) { usleep(1) }
  io.async(group: group) { usleep(1) }
  io.asyncAfter(deadline: .now() + 1) { usleep(1) }
  DispatchQueue.global().async { usleep(1) }
  DispatchQueue.global(qos: .utility).async { _ = try? Data(contentsOf: url) }
  DispatchQueue.main.async { usleep(1) }
  DispatchQueue.main.asyncAfter(deadline: .now() + .seconds(1)) { usleep(1) }
  group.notify(queue: io) { usleep(1) }
  operations.addOperation { usleep(1) }
  operations.addBarrierBlock { usleep(1) }
  operations.addOperation(BlockOperation { usleep(1) })
  let operation = BlockOperation(block: { usleep(1) })
  operation.completionBlock = { usleep(1) }
  Thread.detachNewThread { usleep(1) }
  let thread = Thread { usleep(1) }
  thread.start()
  io.async(execute: { usleep(1) })
  io.async(execute: DispatchWorkItem { usleep(1) })
  io.async { helper() }
}

func helper() { Thread.sleep(forTimeInterval: 1) }

// Nothing spreads out of an offload: calling the function that starts it is silent.
func fireAndForget() {
  io.async { helper() }
}
func caller() async {
  fireAndForget()
  await wrapped()
}
func wrapped() async {
  await withCheckedContinuation { continuation in
    io.async {
      helper()
      continuation.resume()
    }
  }
}

func inside() {
  io.async {
    usleep(1)
    Task { usleep(1) }  // want 12 blocking-sleep
    Task.detached {
      helper()  // want blocking-sleep
    }
  }
  Thread.detachNewThread {
    Task { helper() }  // want 12 blocking-sleep
  }
}
