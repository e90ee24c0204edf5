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

func firstFile(_ urls: [URL]) async -> Data? {
  urls.lazy.compactMap { try? Data(contentsOf: $0) }.first  // want 31 blocking-file-io
}

func total(_ urls: [URL]) async -> Int {
  var total = 0
  for data in urls.lazy.filter(\.isFileURL).compactMap({ try? Data(contentsOf: $0) }) {  // want 63 blocking-file-io
    total += data.count
  }
  return total
}

func later(_ urls: [URL]) async -> some Sequence<Data?> {
  urls.lazy.filter(\.isFileURL).map { try? Data(contentsOf: $0) }
}

func latest(_ urls: [URL]) async -> LazyMapSequence<[URL], Data?> {
  print(urls)
  return urls.lazy.map { try? Data(contentsOf: $0) }
}

func asArray(_ urls: [URL]) async -> [Data?] {
  urls.lazy.map { try? Data(contentsOf: $0) }  // want 24 blocking-file-io
}

// Nobody iterates what is thrown away, not used at all, or handed out.
func thrownAway(_ urls: [URL]) async {
  _ = urls.lazy.map { try? Data(contentsOf: $0) }
  let unread = urls.lazy.map { try? Data(contentsOf: $0) }
  let discarded = urls.lazy.map { try? Data(contentsOf: $0) }
  _ = discarded
}
func keptFirst(_ urls: [URL]) async -> LazyMapSequence<[URL], Data?> {
  let all = urls.lazy.map { try? Data(contentsOf: $0) }
  return all
}
func collected(_ urls: [URL]) async {
  let all = urls.lazy.map { try? Data(contentsOf: $0) }  // want 34 blocking-file-io
  for data in all { print(data as Any) }
  print(Array(urls.lazy.map { try? Data(contentsOf: $0) }))  // want 36 blocking-file-io
}
