// Swift Testing: async tests are contexts, synchronous ones are not.
import Foundation
import Testing

struct Suite {
  func slow() -> Int {
    usleep(1)
    return 1
  }

  @Test func sync() {
    usleep(1)
    #expect(slow() == 1)
  }
  @Test func async() async throws {
    usleep(1)  // want 5 blocking-sleep
    #expect(slow() == 1)  // want 13 blocking-sleep via Suite.slow() > usleep(_:)
    let data = try #require(try? Data(contentsOf: URL(fileURLWithPath: "/x")))  // want 34 blocking-file-io
    #expect(data.count > 0)
  }
  @Test("named", arguments: [1, 2]) func parameterized(value: Int) async {
    Thread.sleep(forTimeInterval: Double(value))  // want 12 blocking-sleep
  }
  @Test func confirmed() async {
    await confirmation { confirm in
      usleep(1)  // want 7 blocking-sleep
      confirm()
    }
  }
}

// What stands in the attribute runs once, before the tests, and keeps nobody waiting; an async closure there is async code like any other.
func numbers() -> [Int] {
  usleep(1)
  return [1]
}
@Suite(.enabled { usleep(1) == 0 }) struct Traits {  // want 19 blocking-sleep
  @Test(arguments: numbers()) func one(number: Int) async {}
  @Test(.enabled(if: numbers().isEmpty)) func two() async {}
}
