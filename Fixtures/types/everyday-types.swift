// The same everyday names on project types and on values of the standard library are silent.
// swift-format-ignore-file
import Foundation

struct Gate { func wait() {} }
struct Channel {
  let gate: Gate
  var gates: [Gate]
  func write(to stream: inout String) { stream += "x" }
  func sync(_ body: () -> Void) { body() }
  func read(upToCount count: Int) -> Int { count }
}

func use(_ gate: Gate, _ channel: Channel, _ optional: Gate?, _ any: Any) async {
  gate.wait()
  channel.gate.wait()
  channel.gates[0].wait()
  channel.gates.forEach { $0.wait() }
  for gate in channel.gates { gate.wait() }
  optional?.wait()
  (any as? Gate)?.wait()
  channel.sync {}
  _ = channel.read(upToCount: 3)
  var text = ""
  channel.write(to: &text)
  "more".write(to: &text)
  let name = ["x": Gate()]
  name["x"]?.wait()
  let queue = [Gate]()
  queue.first?.wait()
  let semaphore = Gate()
  semaphore.wait()
  let dispatchGroup = Channel(gate: gate, gates: [])
  dispatchGroup.gate.wait()
}

final class DispatchLike {
  // The name of a property proves nothing, its type does.
  var semaphore = Gate()
  var group: Gate?
  func run() async {
    semaphore.wait()
    group?.wait()
  }
}
