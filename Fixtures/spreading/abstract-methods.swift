// A method that only ends the program because it has to be overridden is no implementation that runs.
import Foundation

class Loader {
  func load() -> Int { fatalError("to be overridden") }
  var size: Int { preconditionFailure() }
  func reset() {}
}
final class FileLoader: Loader {
  override func load() -> Int {
    usleep(1)
    return 1
  }
  override var size: Int {
    usleep(1)
    return 1
  }
  override func reset() { usleep(1) }
}
func loads(_ loader: Loader) async {
  _ = loader.load()  // want 14 blocking-sleep certain
  _ = loader.size  // want 14 blocking-sleep certain
  loader.reset()  // want 10 blocking-sleep likely
}
