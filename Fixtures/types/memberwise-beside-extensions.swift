// The memberwise initializer is chosen by types beside one of an extension, and is not there beside one of the type.
import Foundation

struct Document { let path: String }
extension Document {
  init(path: URL) {
    usleep(1)
    self.init(path: path.path)
  }
}
struct Page {
  var url: URL?
  var number: Int?
}
extension Page {
  init(url: String) {
    usleep(1)
    self.init(url: URL(string: url), number: nil)
  }
}
protocol Named { init(id: Int) }
extension Named {
  init(name: String) {
    usleep(1)
    self.init(id: 1)
  }
}
struct Own: Named {
  var name = ""
  init(id: Int) {}
}
struct Written: Named { var name = "" }
extension Written { init(id: Int) { self.init() } }

func makes(_ text: String, _ url: URL) async {
  _ = Document(path: "x")
  _ = Document(path: text)
  _ = Document(path: url.path)
  _ = Document(path: url)  // want 7 blocking-sleep
  _ = Page(url: url)
  _ = Page(url: text)  // want 7 blocking-sleep
  _ = Own(name: "x")  // want 7 blocking-sleep
  let own: Own = .init(name: "x")  // want 19 blocking-sleep
  _ = [text].map(Own.init(name:))  // want 22 blocking-sleep
  _ = Written(name: "x")
  _ = own
}
