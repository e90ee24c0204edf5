// What a module keeps to itself is nobody else's, whatever it is called.
import Foundation

struct Mutex<Value> {
  func withLock(_ body: () -> Void) { nap() }
}

func sleep(_ seconds: UInt32) {}

func nap() { Foundation.sleep(1) }
package func napTogether() { nap() }
public func napForAll() { nap() }

public struct Store {
  public init() {}
  func load() { nap() }
  package func save() { nap() }
  public func flush() { nap() }
}

extension Store {
  func clear() { nap() }
}

public extension Store {
  func close() { nap() }
}

extension FileManager {
  func contents(atPath path: String) -> Data? { nil }
}
