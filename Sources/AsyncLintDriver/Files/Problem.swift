import AsyncLintReport

/// A remark about a file, and whether it makes the run a failure.
struct Problem: Sendable {
  var note: RunNote

  /// Of a path named on the command line: exit status 2. Problems met on the way change no exit status.
  var isTrouble: Bool { note.isTrouble }

  init(_ path: String, _ kind: RunNote.Kind, _ message: String, isTrouble: Bool) {
    note = RunNote(path: path, kind: kind, message: message, isTrouble: isTrouble)
  }

  init(_ path: String, _ error: SystemError, isTrouble: Bool) {
    self.init(path, error.isMissingFile ? .missing : .unreadable, error.message, isTrouble: isTrouble)
  }

  init(_ path: String, specialFile kind: FileStatus.Kind, isTrouble: Bool) {
    let message = isTrouble ? "\(kind.description), not a file or folder" : "skipped: \(kind.description)"
    self.init(path, .specialFile, message, isTrouble: isTrouble)
  }

  /// For standard error, with its end.
  var line: String {
    "asynclint: \(isTrouble ? "error" : "note"): \(visible(note.path)): \(visible(note.message))\n"
  }
}

extension [Problem] {
  /// The same whatever the order in which files were looked at; each once.
  func sortedForReport() -> [Problem] {
    let sorted = sorted { left, right in
      if left.note.path != right.note.path {
        return left.note.path.utf8.lexicographicallyPrecedes(right.note.path.utf8)
      }
      if left.note.kind != right.note.kind { return left.note.kind.rawValue < right.note.kind.rawValue }
      if left.note.message != right.note.message { return left.note.message < right.note.message }
      return left.isTrouble && !right.isTrouble
    }
    return sorted.reduce(into: []) { unique, problem in
      var same = problem
      // Trouble comes first and stands for the same remark without it.
      same.note.isTrouble = unique.last?.isTrouble ?? false
      if unique.last?.note != same.note { unique.append(problem) }
    }
  }
}
