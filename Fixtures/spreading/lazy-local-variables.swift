// What a lazy local variable is set to runs where it is read, if anywhere.
import Foundation

func load() -> Int {
  usleep(1)
  return 1
}

func read(_ flag: Bool) async {
  lazy var data = load()
  if flag { print(data) }  // want 19 blocking-sleep via data > load() > usleep(_:)
}

func neverRead() async {
  lazy var never = load()
}

func readByClosure() async {
  lazy var count: Int = {
    usleep(1)
    return 2
  }()
  DispatchQueue.global().async { print(2) }
  _ = count + 1  // want 7 blocking-sleep
}
