// Who uses what is shared.
import Foundation

func waits(_ limits: Limits) async {
  Thread.sleep(forTimeInterval: noTime)
  Thread.sleep(forTimeInterval: limits.time)
  Thread.sleep(forTimeInterval: platformTime)  // want blocking-sleep
}
func holds(_ gate: Gate) async {
  gate.semaphore.wait()  // want lock-across-await
  await work()
  gate.semaphore.signal()
}
func work() async {}
