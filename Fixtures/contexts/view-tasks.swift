// SwiftUI's `task` and `refreshable` on views whose type is known, and on others.
import SwiftUI

struct Screen: View {
  var body: some View {
    Button("Load") {
      _ = readLine()
    }
    .task {
      _ = readLine()  // want 11 blocking-stdio
    }
    VStack { Text("a") }
      .task(id: 1) { _ = readLine() }  // want 26 blocking-stdio
    List {}.refreshable { _ = readLine() }  // want 31 blocking-stdio
    Page().task { _ = readLine() }  // want 23 blocking-stdio
  }
}

struct Page: UIViewRepresentable {
  func makeUIView(context: Context) -> UIView { UIView() }
  func updateUIView(_ view: UIView, context: Context) {}
}

struct Own {
  func task(_ work: @escaping () -> Void) {}
  func run() { task { _ = readLine() } }
}
