// A closure that comes with a case is held by the case, and runs where a pattern has taken it out of a value.
import Foundation

enum Job {
  case work(() -> Void)
  case named(String, run: () -> Void)
  case quiet(() -> Void)
  case later(() async -> Void)
  case pair(() -> Void, () -> Void)
  case nothing

  func perform() {
    switch self {
    case .work(let run): run()
    case .named(_, let run): run()
    default: break
    }
  }
}

func slow() { usleep(1) }
func jobs() -> [Job] {
  [.work(slow), .named("x") { usleep(1) }, .quiet {}, .later { usleep(1) }, .pair({ usleep(1) }, {})]  // want 64 blocking-sleep
}

func patterns(_ job: Job, _ maybe: Job?) async {
  if case .work(let run) = job {
    run()  // want 5 blocking-sleep
  }
  switch job {
  case let .named(_, run): run()  // want 28 blocking-sleep
  case .quiet(let run): run()
  case .pair(_, let run): run()
  case .work, .later, .nothing: break
  }
  guard case .named(_, run: let run)? = maybe else { return }
  [1].forEach { _ in run() }  // want 22 blocking-sleep
  job.perform()  // want 7 blocking-sleep
  Job.nothing.perform()
}

enum Boxed<Value> {
  case run(() -> Void)
}
func boxed(_ box: Boxed<Int>) async {
  if case .run(let run) = box { run() }
}
let box = Boxed<String>.run { usleep(1) }
