// Macro uses of packages nobody here has: freestanding ones with closures, attached ones on everything.
// swift-format-ignore-file
import ComposableArchitecture
import Foundation
import SwiftUI

@Reducer struct Feature {
  @ObservableState struct State: Equatable { var count = 0 }
  enum Action { case load, loaded(Int) }
  @Dependency(\.continuousClock) var clock

  var body: some ReducerOf<Self> {
    Reduce { state, action in
      switch action {
      case .load:
        return .run { send in
          usleep(1)  // want 11 blocking-sleep
          await send(.loaded(1))
        }
      case .loaded(let count):
        state.count = count
        return .none
      }
    }
  }

  @CustomAttribute(name: "x", value: 3) func annotated() async { usleep(1) }  // want 66 blocking-sleep
  @Test(.tags(.fast), arguments: [1, 2]) @MainActor func tested(_ value: Int) async throws {
    usleep(1)  // want 5 blocking-sleep
  }
}

#Preview("Feature") {
  Text("x")
}

func expressions() async throws {
  let url = #URL("https://example.com")
  let predicate = #Predicate<Feature.State> { $0.count > 1 }
  print(url, predicate)
}
