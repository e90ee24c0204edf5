// What the initial value of an actor's lazy property does holds a thread of the pool, as in a getter; a stored one belongs to the initializer.
import Foundation

func slow() -> Int {
  usleep(1)
  return 1
}

actor Cache {
  lazy var words: Int = slow()  // want 25 blocking-sleep
  lazy var lines: Int = {
    usleep(1)  // want 5 blocking-sleep
    return 1
  }()
  var number = slow()
  func use() -> Int { words + lines + number }
}

final class Executor: SerialExecutor {
  let queue = DispatchQueue(label: "disk")
  func enqueue(_ job: UnownedJob) { queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) } }
}

actor Disk {
  let executor = Executor()
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
  lazy var words: Int = slow()
}

@MainActor final class Model {
  lazy var words: Int = slow()
}

final class Plain {
  lazy var words: Int = slow()
}

func use(_ cache: Cache, _ disk: Disk, _ model: Model, _ plain: Plain) async {
  _ = await cache.words
  _ = await disk.words
  _ = await model.words  // want 19 blocking-sleep
  _ = plain.words  // want 13 blocking-sleep
  _ = Cache()  // want 7 blocking-sleep
}
