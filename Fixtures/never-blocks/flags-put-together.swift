// Flags in constants that are converted, joined with others, or constants of constants.
import Foundation

func poll(_ child: pid_t, _ socket: Int32, _ file: Int32, _ bytes: UnsafeMutableRawPointer) async {
  var status: Int32 = 0
  let option = WNOHANG
  let same = option
  _ = waitpid(child, &status, option | WUNTRACED)
  _ = waitpid(child, &status, Int32(option))
  _ = waitpid(child, &status, same)
  _ = waitpid(child, &status, WUNTRACED)  // want blocking-process
  let lock = LOCK_EX | LOCK_NB
  _ = flock(file, Int32(lock))
  let noTime = 0
  usleep(useconds_t(noTime))
}

func wait(_ queue: OperationQueue, _ work: Operation) async {
  let waits = false
  let alsoWaits = waits
  queue.addOperations([work], waitUntilFinished: alsoWaits)
}

func choose(_ child: pid_t, _ waits: Bool) async {
  var status: Int32 = 0
  let option = waits ? 0 : WNOHANG
  _ = waitpid(child, &status, WUNTRACED | option)  // want blocking-process
}

func map(_ url: URL) async throws {
  let option = Data.ReadingOptions.alwaysMapped
  _ = try Data(contentsOf: url, options: [option])  // want blocking-file-io info
}
