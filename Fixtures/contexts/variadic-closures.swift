// What is given to a variadic parameter becomes part of an array, and so escapes.
import Dispatch
import Foundation

func later(_ work: @Sendable () -> Void...) {
  for item in work { DispatchQueue.global().async(execute: item) }
}

struct Hooks {
  private var hooks: [() -> Void] = []
  mutating func add(_ more: () -> Void...) { hooks += more }
}

func run() async {
  later({ usleep(1) }, { usleep(2) })
  later { usleep(1) }
  var hooks = Hooks()
  hooks.add({ usleep(1) })
}
