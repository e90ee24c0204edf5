// A type nested in a local type sees the types that the function around it declares.
// swift-format-ignore-file
import Foundation

struct Loader { func load() {} }

func nested() async {
  struct Loader { func load() { usleep(1) } }
  struct Box {
    let loader = Loader()
    func run() { loader.load() }
    struct Deep { func go(_ loader: Loader) { loader.load() } }
  }
  Box().run()  // want 9 blocking-sleep
  Box.Deep().go(Loader())  // want 14 blocking-sleep
}
func outside() async {
  struct Box {
    let loader = Loader()
    func run() { loader.load() }
  }
  Box().run()
}
