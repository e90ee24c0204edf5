// Locals, parameters and local functions hide what Foundation and the C library offer, after their declaration.
// swift-format-ignore-file
import Foundation

func locals() async {
  usleep(1)  // want blocking-sleep
  let sleep: (Int) -> Void = { _ in }
  sleep(1)
  let getchar = { 3 }
  _ = getchar()
}

func parameters(usleep: (Int) -> Void, Thread: Clock, read: (Int32, Int, Int) -> Int) async {
  usleep(1)
  Thread.sleep(forTimeInterval: 1)
  _ = read(0, 1, 2)
}

struct Clock {
  func sleep(forTimeInterval seconds: Double) {}
}

func localFunctions() async {
  func usleep(_ n: Int) {}
  usleep(1)
  func system(_ command: String) -> Int32 { 0 }
  _ = system("ls")
}

func afterwards() async {
  do {
    let usleep: (Int) -> Void = { _ in }
    usleep(1)
  }
  usleep(1)  // want 3 blocking-sleep
  if let usleep = Optional({ (n: Int) -> Void in }) { usleep(1) }
  guard let pause = Optional({ () -> Void in }) else { return }
  pause()
  usleep(1)  // want 3 blocking-sleep
}

func closureParameters() async {
  [{ (n: Int) -> Void in }].forEach { usleep in usleep(1) }
  [{ (n: Int) -> Void in }].forEach { $0(1) }
  for usleep in [{ (n: Int) -> Void in }] { usleep(1) }
  switch Optional({ (n: Int) -> Void in }) {
  case let usleep?: usleep(1)
  case nil: usleep(1)  // want 13 blocking-sleep
  }
}

func typed<Process>(_ make: () -> Process, use: (Process) -> Void) async {
  // A generic parameter of that name is no process.
  let process: Process = make()
  use(process)
}
