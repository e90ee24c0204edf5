// Models of a SwiftUI app: synchronous helpers, a store and a view model.
import Foundation
import Observation

struct Note: Codable, Identifiable {
  var id = UUID()
  var text = ""
}

struct NoteFile {
  let url: URL
  func read() throws -> [Note] { try JSONDecoder().decode([Note].self, from: Data(contentsOf: url)) }
  func write(_ notes: [Note]) throws { try JSONEncoder().encode(notes).write(to: url, options: .atomic) }
  var exists: Bool { FileManager.default.fileExists(atPath: url.path) }
}

@MainActor @Observable final class NotesModel {
  var notes: [Note] = []
  var isLoading = false
  @ObservationIgnored private let file: NoteFile
  init(file: NoteFile) { self.file = file }

  func load() async {
    isLoading = true
    defer { isLoading = false }
    notes = (try? file.read()) ?? []  // want 24 blocking-file-io via NoteFile.read() > Data.init(contentsOf:)
  }
  func save() { try? file.write(notes) }
  func add(_ text: String) {
    notes.append(Note(text: text))
    Task {
      save()  // want 7 blocking-file-io via NotesModel.save() > NoteFile.write(_:) > Data.write(to:options:)
    }
  }
  func export() async throws {
    let notes = notes
    let file = file
    try await Task.detached {
      try file.write(notes)  // want 16 blocking-file-io
    }.value
  }
}

actor Thumbnails {
  private var cache: [UUID: Data] = [:]
  func thumbnail(for note: Note) -> Data? {
    if let cached = cache[note.id] { return cached }
    let data = try? Data(contentsOf: URL(fileURLWithPath: "/thumbnails/\(note.id)"))  // want 21 blocking-file-io
    cache[note.id] = data
    return data
  }
}
