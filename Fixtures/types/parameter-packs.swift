// `repeat each T` takes any number of arguments.
import Foundation

protocol Step { func run() }
struct Slow: Step { func run() { usleep(1) } }

func pass<each Value>(_ values: repeat each Value, to body: (repeat each Value) -> Void) { body(repeat each values) }
func wait<each Value>(_ values: repeat each Value) { usleep(1) }
func later<each Value>(_ values: repeat each Value, body: @escaping (repeat each Value) -> Void) {}
func runAll<each S: Step>(_ steps: repeat each S) async {
  for step in repeat each steps { step.run() }  // want 40 blocking-sleep
  repeat (each steps).run()  // want 23 blocking-sleep
}
func runConstrained<each S>(_ steps: repeat each S) async where repeat each S: Step {
  repeat (each steps).run()  // want 23 blocking-sleep
}

func use() async {
  pass(1, "a") { number, text in usleep(1) }  // want 34 blocking-sleep
  pass { usleep(1) }  // want 10 blocking-sleep
  later(1, "a") { number, text in usleep(1) }
  wait()  // want 3 blocking-sleep
  wait(1)  // want 3 blocking-sleep
  wait(1, "a", 2.0)  // want 3 blocking-sleep
}
