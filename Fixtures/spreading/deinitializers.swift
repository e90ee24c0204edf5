// Nobody can tell where a deinitializer runs: neither it nor what releases the object is reported.
import Foundation

final class Temporary {
  let path: String
  init(path: String) { self.path = path }
  deinit {
    Thread.sleep(forTimeInterval: 1)
    _ = FileManager.default.contents(atPath: path)
  }
}

actor Owner {
  var temporary: Temporary?
  func drop() { temporary = nil }
  deinit { usleep(1) }
}

func use() async {
  var temporary: Temporary? = Temporary(path: "/x")
  temporary = nil
  _ = temporary
  _ = Temporary(path: "/y")
}
