// Functions in closures in functions in types: the innermost body decides.
// swift-format-ignore-file
import Foundation

enum A {
  struct B {
    class C {
      func outer() {
        usleep(1)
        func local() async {
          usleep(1)  // want 11 blocking-sleep
          let sync = {
            usleep(1)
            Task {
              usleep(1)  // want 15 blocking-sleep
              DispatchQueue.global().async {
                usleep(1)
                Task {
                  [1].forEach { _ in
                    if true {
                      do {
                        defer { usleep(1) }  // want 33 blocking-sleep
                      }
                    }
                  }
                  struct Local {
                    func work() { usleep(1) }
                    func asyncWork() async { usleep(1) }  // want 46 blocking-sleep
                  }
                  Local().work()  // want 27 blocking-sleep
                  await Local().asyncWork()
                }
              }
            }
          }
          _ = sync
        }
        _ = local
      }
      func asyncOuter() async {
        class Inner {
          func work() { usleep(1) }
          init() { usleep(1) }
        }
        func local() { usleep(1) }
        _ = Inner.self
      }
    }
  }
}
