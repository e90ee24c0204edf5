// Of several values that hold closures the one at hand is told, also where a property holds the value: whatever made the object around, it is the same.
// swift-format-ignore-file
import Foundation

struct Reader {
  let read: (URL) -> Data
  func load(_ url: URL) -> Data { read(url) }
}

final class Loader {
  let files = Reader { url in (try? Data(contentsOf: url)) ?? Data() }
  let nothing = Reader { _ in Data() }
  let pause: Reader
  let empty: Reader
  init() {
    pause = Reader { _ in usleep(1); return Data() }
    empty = Reader { _ in Data() }
  }
  func run(_ url: URL) async {
    _ = files.load(url)  // want 15 blocking-file-io likely
    _ = nothing.load(url)
    _ = pause.load(url)  // want 15 blocking-sleep likely
    _ = empty.load(url)
  }
}

func run(_ url: URL, _ loader: Loader) async {
  _ = loader.files.load(url)  // want 20 blocking-file-io likely
  _ = loader.nothing.load(url)
  _ = loader.empty.load(url)
  _ = Loader().nothing.load(url)
  _ = Loader().pause.load(url)  // want 22 blocking-sleep likely
}
