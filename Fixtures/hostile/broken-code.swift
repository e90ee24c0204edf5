// Half-typed code: what can be understood is still reported.
// swift-format-ignore-file
import Foundation

func before() async {
  usleep(1)  // want 3 blocking-sleep
}

func unfinishedCall() async {
  let value = foo(
}

func after() async {
  usleep(1)  // want 3 blocking-sleep
}

struct Missing {
  var x:
  func work() async { usleep(1) }  // want 23 blocking-sleep
}


func last() async { usleep(1) }  // want 21 blocking-sleep
func sync() { usleep(1) }
