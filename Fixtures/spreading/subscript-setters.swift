// The setter of a subscript runs where what it gives is changed in place.
import Foundation
struct Disk { subscript(k: String) -> [Int] { get { [] } set { try? "x".write(toFile: k, atomically: true, encoding: .utf8) } } }
func use() async {
  var d = Disk()
  d["a"].append(1)  // want blocking-file-io
  d["a"][0] = 1  // want blocking-file-io
  d["a"] += [1]  // want blocking-file-io
  d["a"] = []  // want blocking-file-io
  _ = d["a"]
}

final class Box { var items: [Int] = [] }
struct Boxes {
  subscript(key: String) -> Box {
    get { Box() }
    set { sleep(1) }
  }
}
func fill(_ boxes: Boxes) async {
  // The box is changed, and not what the subscript gives.
  boxes["a"].items.append(1)
}
