// A wait that is reached only where no event loop runs holds none up; a task it does.
import Dispatch
import NIOCore

struct Probe {
  let loop: EventLoop

  func settle() {
    if loop.inEventLoop { return }
    let group = DispatchGroup()
    group.wait()
  }

  var isDone: Bool {
    if self.loop.inEventLoop {
      return true
    } else {
      let group = DispatchGroup()
      group.wait()
      return false
    }
  }

  func always() {
    let group = DispatchGroup()
    if loop.inEventLoop { group.wait() }
  }
}

func onTheLoop(_ future: EventLoopFuture<Int>, _ probe: Probe) {
  future.whenComplete { _ in
    probe.settle()
    _ = probe.isDone
    probe.always()  // want 11 blocking-wait event-loop
  }
}

func inATask(_ probe: Probe) async {
  probe.settle()  // want 9 blocking-wait
  _ = probe.isDone  // want 13 blocking-wait
  probe.always()  // want 9 blocking-wait
}
