// Elements of `allCases`, which the compiler writes for enumerations.
import Foundation

enum Step: String, CaseIterable {
  case fetch, build

  func run() { usleep(1) }
  var text: String {
    usleep(1)
    return rawValue
  }

  static func runAll() {
    allCases.forEach { $0.run() }
    for step in Self.allCases { step.run() }
  }
}

protocol Runnable {
  func run()
}

extension Step: Runnable {}

func runAll<T: Runnable & CaseIterable>(_ type: T.Type) async {
  for value in T.allCases { value.run() }  // want blocking-sleep
  T.allCases.forEach { $0.run() }  // want blocking-sleep
}

func steps() async {
  for step in Step.allCases { step.run() }  // want blocking-sleep
  _ = Step.allCases.map { $0.text }  // want blocking-sleep
  _ = Step.allCases.map(\.text)  // want blocking-sleep
  Step.allCases.first?.run()  // want blocking-sleep
  Step.runAll()  // want blocking-sleep
  await runAll(Step.self)
}
