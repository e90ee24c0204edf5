// What `$name` is follows from the wrapper, whether anybody names its type or not, and what its members are from those of the value.
import Combine
import SwiftUI

struct Document: Identifiable {
  var id = 1
  var notes: [Document] = []
  func save() { usleep(1) }
}

final class Model: ObservableObject {
  @Published var latest = Document()
  @Published var documents: [Document] = []

  func watch() async {
    for await document in $latest.values { document.save() }  // want 53 blocking-sleep
  }
}

struct Screen: View {
  @State var documents: [Document] = []
  @State var first = Document()
  @StateObject var model = Model()

  var body: some View {
    ForEach($documents) { $document in
      Text("a").task { document.save() }  // want 33 blocking-sleep
      ForEach($document.notes) { $note in
        Text("b").task { note.save() }  // want 31 blocking-sleep
      }
    }
    ForEach($model.documents) { $document in Text("a").task { document.save() } }  // want 72 blocking-sleep
    Text("a").task { $documents[0].wrappedValue.save() }  // want 49 blocking-sleep
    Text("a").task { $documents.first?.wrappedValue.save() }  // want 53 blocking-sleep
    Text("a").task { $first.notes.wrappedValue.first?.save() }  // want 55 blocking-sleep
    Text("a").task { $documents.forEach { $0.wrappedValue.save() } }  // want 59 blocking-sleep
  }
}
