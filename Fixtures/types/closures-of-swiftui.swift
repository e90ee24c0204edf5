// What SwiftUI gives to closures has a type, also behind a chain of modifiers whose own types nobody knows.
import PhotosUI
import SwiftUI

struct Item: Identifiable {
  let id = 1
  let data: Data
  let url: URL
  func store() throws { try data.write(to: url) }
}

struct Gallery: View {
  @State var selection: PhotosPickerItem?
  @State var selections: [PhotosPickerItem] = []
  let items: [Item]

  var body: some View {
    VStack {
      ForEach(items) { item in
        Button("Keep") { Task { try item.store() } }  // want blocking-file-io
        Text("a").task { try? item.data.write(to: item.url) }  // want blocking-file-io
      }
      List(items, id: \.id) { item in Text("a").task { try? item.store() } }  // want blocking-file-io
    }
    .onChange(of: selection) { _, item in
      Task {
        guard let data = try? await item?.loadTransferable(type: Data.self) else { return }
        try data.write(to: URL.temporaryDirectory)  // want blocking-file-io
      }
    }
    .onChange(of: selections) { items in
      Task {
        for item in items {
          let data = try await item.loadTransferable(type: Data.self)
          try data?.write(to: URL.temporaryDirectory)  // want blocking-file-io
        }
      }
    }
    .dropDestination(for: Data.self) { dropped, _ in
      Task { for data in dropped { try data.write(to: URL.temporaryDirectory) } }  // want blocking-file-io
      return true
    }
  }
}

struct Own {
  func onChange(of value: Int, _ action: @escaping (Own) -> Void) {}
  func write(to: URL) {}
}
func ownMethod(_ own: Own) async {
  own.onChange(of: 1) { own in Task { own.write(to: URL.temporaryDirectory) } }
}
