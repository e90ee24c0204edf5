// What a member of a list's elements runs depends on the types of the elements, also where a helper is given the list.
import Foundation

protocol Step {
  func run()
}
struct Quick: Step {
  func run() {}
}
struct Silent: Step {
  func run() {}
}
struct Slow: Step {
  func run() { usleep(1) }
}

func runAll<S: Step>(_ steps: [S]) { steps.forEach { $0.run() } }
func runAny(_ steps: [any Step]) {
  for step in steps { step.run() }
}
func runNamed(_ steps: [any Step]) { steps.forEach { step in step.run() } }
func runHanded(_ steps: [any Step]) { runAny(steps) }
func runFirst(_ step: (any Step)?) { step.map { $0.run() } }
extension Array where Element: Step {
  func runAll() { forEach { $0.run() } }
  func runInLoop() {
    for step in self { step.run() }
  }
}
struct Pipeline {
  let steps: [any Step]
  func run() {
    for step in steps { step.run() }
  }
}
struct Growing {
  var steps: [any Step] = []
  mutating func add(_ step: any Step) { steps.append(step) }
  func run() {
    for step in steps { step.run() }
  }
}
final class Runner<S: Step> {
  private let steps: [S]
  init(_ steps: [S]) { self.steps = steps }
  func run() { steps.forEach { $0.run() } }
}

func joined<S>(_ steps: [S], _ others: [S]) -> [S] { steps + others }
func given(_ slow: [Slow], _ quick: [Quick], _ any: [any Step]) async {
  runAll([Quick()])
  runAll([Slow()])  // want 3 blocking-sleep
  runAll(quick)
  runAll(slow)  // want 3 blocking-sleep
  runAny([Quick(), Silent()])
  runAny([Quick(), Slow()])  // want 3 blocking-sleep likely
  runAny(any)  // want 3 blocking-sleep likely
  runNamed([Quick()])
  runNamed([Slow()])  // want 3 blocking-sleep
  runHanded([Silent()])
  runHanded([Slow()])  // want 3 blocking-sleep
  // More may be in them than their first part tells.
  runAny([Quick()] + any)  // want 3 blocking-sleep likely
  runAny(joined([Quick()], any))  // want 3 blocking-sleep likely
  runAny([[Quick()], [Slow()]].flatMap { $0 })  // want 3 blocking-sleep likely
  runFirst(Quick())
  runFirst(Slow())  // want 3 blocking-sleep
}
func inExtensions() async {
  [Quick()].runAll()
  [Slow()].runAll()  // want 12 blocking-sleep
  [Quick()].runInLoop()
  [Slow()].runInLoop()  // want 12 blocking-sleep
}
func held() async {
  Pipeline(steps: [Quick(), Silent()]).run()
  Pipeline(steps: [Quick(), Slow()]).run()  // want 38 blocking-sleep
  Runner([Quick()]).run()
  Runner([Slow()]).run()  // want 20 blocking-sleep
  let steps: [any Step] = [Quick(), Silent()]
  runAny(steps)
  for step in steps { step.run() }
  // What is added later may be anything.
  var others: [any Step] = [Quick()]
  others.append(Slow())
  runAny(others)  // want 3 blocking-sleep likely
  for step in others { step.run() }  // want 29 blocking-sleep likely
  var growing = Growing(steps: [Quick()])
  growing.add(Slow())
  growing.run()  // want 11 blocking-sleep likely
}
