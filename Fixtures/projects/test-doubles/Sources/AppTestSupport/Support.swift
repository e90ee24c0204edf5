// What imports XCTest is for tests, whatever its target is called.
import App
import Foundation
import XCTest

public struct StuckClock: Clock {
  public init() {}
  public func tick() { Thread.sleep(forTimeInterval: 1) }
}

public func wait(on clock: StuckClock) async {
  clock.tick()  // want 9 blocking-sleep certain
}

public struct MemoryJournal: Journal {
  public init() {}
  public func write(_ text: String) throws {}
}
