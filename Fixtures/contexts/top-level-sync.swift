// A script file without a top-level `await` is synchronous, even if its functions and tasks await.
import Foundation

usleep(1)
let input = readLine()
let semaphore = DispatchSemaphore(value: 0)

func step() async { usleep(1) }  // want 21 blocking-sleep

Task {
  await step()
  usleep(1)  // want 3 blocking-sleep
  semaphore.signal()
}
semaphore.wait()
let closure = { await step() }
_ = (input, closure)
