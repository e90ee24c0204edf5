// Groups, work items, operations and queues that are waited for.
// swift-format-ignore-file
import Dispatch
import Foundation

func waits(_ group: DispatchGroup, _ item: DispatchWorkItem, _ queue: OperationQueue, _ operation: Operation) async {
  group.wait()  // want 9 blocking-wait error certain
  item.wait()  // want 8 blocking-wait error certain "DispatchWorkItem.wait()"
  operation.waitUntilFinished()  // want 13 blocking-wait error certain
  queue.waitUntilAllOperationsAreFinished()  // want 9 blocking-wait error certain
  queue.addOperations([operation], waitUntilFinished: true)  // want 9 blocking-wait error
  queue.addOperations([operation], waitUntilFinished: false)
  queue.addOperation(operation)
  DispatchQueue.global().async(execute: item)
  DispatchQueue.global().async(group: group) {}
  let work = BlockOperation {}
  queue.addOperation(work)
  work.waitUntilFinished()  // want 8 blocking-wait
  [operation, work].forEach { $0.waitUntilFinished() }  // want 34 blocking-wait
}

func perform(_ count: Int) async {
  DispatchQueue.concurrentPerform(iterations: count) { index in print(index) }  // want 17 concurrent-perform warning
}
