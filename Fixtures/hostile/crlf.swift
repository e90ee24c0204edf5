// Lines that end in CRLF.
// swift-format-ignore-file
import Foundation

func crlf() async {
  usleep(1)  // want 3 blocking-sleep
  let text = """
    usleep(2)
    """
  // usleep(3)
  Thread.sleep(forTimeInterval: 1)  // want 10 blocking-sleep
  print(text)
}

func helper() {
  usleep(1)
}

actor A {
  func run() {
    helper()  // want 5 blocking-sleep via helper() > usleep(_:)
  }
}
