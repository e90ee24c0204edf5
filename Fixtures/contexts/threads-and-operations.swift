// Operations and threads do their work on threads of their own.
import Foundation

final class Import: Operation, @unchecked Sendable {
  let url: URL
  init(url: URL) { self.url = url }
  override func main() { _ = try? Data(contentsOf: url) }
}

func start(_ url: URL) async {
  let queue = OperationQueue()
  queue.maxConcurrentOperationCount = 1
  queue.addOperation(Import(url: url))
  let operation = Import(url: url)
  operation.completionBlock = { print("done") }
  queue.addOperation(operation)
  Thread.detachNewThread { _ = try? Data(contentsOf: url) }
}
