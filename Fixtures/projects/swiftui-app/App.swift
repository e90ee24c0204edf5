// The app: a scene and a background task.
import SwiftUI

@main struct NotesApp: App {
  @State private var model = NotesModel(file: NoteFile(url: URL(fileURLWithPath: "/tmp/notes.json")))
  var body: some Scene {
    WindowGroup {
      NotesScreen(model: model, thumbnails: Thumbnails())
    }
    .backgroundTask(.appRefresh("refresh")) {
      await model.save()  // want 19 blocking-file-io
    }
  }
}
