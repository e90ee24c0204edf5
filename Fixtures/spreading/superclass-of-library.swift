// In class and static members `super` stands for a class of a library, too.
import AppKit

final class Worker: Thread {
  override class func sleep(forTimeInterval time: TimeInterval) { super.sleep(forTimeInterval: time) }
  static func nap() { super.sleep(forTimeInterval: 1) }
}

func use() async {
  Worker.nap()  // want 10 blocking-sleep via Worker.nap() > Thread.sleep(forTimeInterval:)
  Worker.sleep(forTimeInterval: 1)  // want 10 blocking-sleep
}
