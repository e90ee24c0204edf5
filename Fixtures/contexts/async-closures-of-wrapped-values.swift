// The memberwise initializer of a type takes an async closure, whatever its wrapped properties begin with.
import Foundation
import SwiftUI

struct Row: View {
  @Environment(\.dismiss) private var dismiss
  @Query var items: [Int]
  let onSave: () async throws -> Void
  @FocusState private var isFocused: Bool
  @Binding var text: String
  @Counted var count: Int
  @Counted(start: 3) var other: Int
  let onClose: () async -> Void
  var body: some View { Text(text) }
}

@propertyWrapper
struct Counted {
  var wrappedValue: Int
  init() { wrappedValue = 0 }
  init(start: Int) { wrappedValue = start }
}

struct Screen: View {
  let url: URL
  @Binding var text: String
  var body: some View {
    Row {
      try Data("x".utf8).write(to: url)  // want 26 blocking-file-io
    } text: {
      $text
    } onClose: {
      sleep(1)  // want 7 blocking-sleep
    }
    Row(onSave: { try Data("x".utf8).write(to: url) }, text: $text) { sleep(1) }  // want 38 blocking-file-io // want 71 blocking-sleep
    Row(items: [], onSave: {}, isFocused: .init(), text: $text, count: 1) { sleep(1) }  // want 77 blocking-sleep
  }
}

// A property without a wrapper has to be given, and a constant too.
struct Needy {
  var number: Int
  let action: () async -> Void
}
extension Needy {
  init(_ action: @escaping () -> Void) { self.init(number: 1, action: {}) }
}
func needy() { _ = Needy { sleep(1) } }
