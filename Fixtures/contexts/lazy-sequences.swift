// The closures of lazy sequences run where the sequence is iterated.
import Foundation

func eager(_ urls: [URL]) async -> [Data] {
  urls.compactMap { try? Data(contentsOf: $0) }  // want 26 blocking-file-io
}

// Stored but not iterated, and iterated only elsewhere: nothing runs here.
func unused(_ urls: [URL]) async {
  let sizes = urls.lazy.map { $0.path.count }
  _ = sizes
}

func counted(_ urls: [URL]) async -> Int {
  let files = urls.lazy.filter { $0.isFileURL }.map(\.path)
  return files.count
}
