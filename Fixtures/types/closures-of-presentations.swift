// What a binding, a type or a publisher presents is what SwiftUI and Combine give to the closure.
import Combine
import SwiftUI

final class Document: Identifiable, Hashable {
  let id = ""
  func save() { try? Data().write(to: URL(fileURLWithPath: id)) }
  static func == (left: Document, right: Document) -> Bool { left === right }
  func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

struct Root: View {
  @State var documents: [Document] = []
  @State var selected: Document?
  @State var asks = false
  let publisher: AnyPublisher<Document, Never>
  @State var bag = Set<AnyCancellable>()

  var body: some View {
    List(documents) { document in Text("").task { document.save() } }  // want blocking-file-io
      .sheet(item: $selected) { document in Text("").task { document.save() } }  // want blocking-file-io
      .fullScreenCover(item: $selected) { document in Text("").task { document.save() } }  // want blocking-file-io
      .popover(item: $selected) { document in Text("").task { document.save() } }  // want blocking-file-io
      .alert("Save?", isPresented: $asks, presenting: selected) { document in
        Button("Yes") { Task { document.save() } }  // want blocking-file-io
      }
      .confirmationDialog("Save?", isPresented: $asks, presenting: selected) { document in
        Button("Yes") { Task { document.save() } }  // want blocking-file-io
      } message: { document in
        Text(document.id).task { document.save() }  // want blocking-file-io
      }
      .navigationDestination(for: Document.self) { document in
        Text("").task { document.save() }  // want blocking-file-io
      }
      .navigationDestination(item: $selected) { document in
        Text("").task { document.save() }  // want blocking-file-io
      }
      .onReceive(publisher) { document in Task { document.save() } }  // want blocking-file-io
  }

  func watch() {
    publisher.sink { document in Task { document.save() } }.store(in: &bag)  // want blocking-file-io
    publisher.map { $0 }.sink { document in Task { document.save() } }.store(in: &bag)  // want blocking-file-io
  }
}
