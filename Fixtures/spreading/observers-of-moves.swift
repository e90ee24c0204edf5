// SwiftUI moves the elements of a collection in place: the observer of the property runs.
import Combine
import SwiftUI

@MainActor final class Store: ObservableObject {
  @Published var items: [Int] = [] { didSet { save() } }
  func save() { try? Data().write(to: URL(fileURLWithPath: "/tmp/x")) }

  func change() async {
    items.move(fromOffsets: [0], toOffset: 1)  // want 5 blocking-file-io
    items.remove(atOffsets: [0])  // want 5 blocking-file-io
  }
}
