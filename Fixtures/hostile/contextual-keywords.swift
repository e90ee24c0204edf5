// Words that are keywords only in context: `async`, `await`, `actor`, `isolated`, `sending` as names.
// swift-format-ignore-file
import Foundation

struct Options {
  var async = false
  var actor = 1
  var isolated: Int { usleep(1) == 0 ? 1 : 2 }
  func async(_ body: () -> Void) { body() }
  func actor(_ name: String) -> Int { usleep(1) == 0 ? 1 : 2 }
}
func async(_ body: () -> Void) { body() }
func actor(_ n: Int) { usleep(1) }
func nonisolated(_ n: Int) {}
let isolated = 3

func sync(async: Bool, options: Options) {
  usleep(1)
  if async { usleep(1) }
  options.async { usleep(1) }
  actor(1)
  let actor = options.actor
  print(actor, isolated)
  nonisolated(1)
}

func real(async flag: Bool, _ options: Options) async {
  if flag { usleep(1) }  // want 13 blocking-sleep
  options.async { usleep(1) }  // want 19 blocking-sleep
  actor(1)  // want 3 blocking-sleep
  _ = options.isolated  // want 15 blocking-sleep
  nonisolated(1)
}

enum Kind { case async, actor, await, isolated }
func kinds(_ kind: Kind) {
  switch kind {
  case .async: usleep(1)
  case .actor, .await, .isolated: break
  }
}
class actorLike {
  func run() { usleep(1) }
}
