// What a type inherits from is looked up around the type, not among its own members.
import Foundation

protocol Loader {
  func load()
}

struct FileStore: Loader {
  /// Of the same name, and of no concern to the clause above.
  protocol Loader {
    func reload()
  }

  func load() { Thread.sleep(forTimeInterval: 1) }
}

func refresh(_ loader: any Loader) async {
  loader.load()  // want blocking-sleep
}

func refresh(_ loader: any FileStore.Loader) async {
  loader.reload()
}
