// Screens: actions run later on the main actor and stay silent, task modifiers are contexts.
import SwiftUI

struct NotesScreen: View {
  @State private var model: NotesModel
  @State private var text = ""
  let thumbnails: Thumbnails

  init(model: NotesModel, thumbnails: Thumbnails) {
    _model = State(initialValue: model)
    self.thumbnails = thumbnails
  }

  var body: some View {
    List(model.notes) { note in
      NoteRow(note: note)
        .task {
          _ = await thumbnails.thumbnail(for: note)
          usleep(1)  // want 11 blocking-sleep
        }
        .onTapGesture { model.save() }
    }
    .task { await model.load() }
    .task(id: text) {
      Thread.sleep(forTimeInterval: 0.3)  // want 14 blocking-sleep
      await model.load()
    }
    .refreshable {
      model.save()  // want 13 blocking-file-io
      await model.load()
    }
    .onAppear { model.save() }
    .onChange(of: text) { _, _ in model.save() }
    .onDisappear { model.save() }
    .toolbar {
      Button("Save") { model.save() }
      Button("Export") {
        Task { try? await model.export() }
      }
      Button {
        Task { @MainActor in
          model.save()  // want 17 blocking-file-io
        }
      } label: {
        Text("Later")
      }
    }
  }
}

struct NoteRow: View {
  let note: Note
  var body: some View { Text(note.text) }
}
