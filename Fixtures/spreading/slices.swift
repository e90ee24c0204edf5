// A range takes a slice of a collection, which reads nothing; an index asks the collection's own subscript.
import Foundation

struct Pages: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { 2 }
  subscript(index: Int) -> Int {
    usleep(1)
    return index
  }
}

func read(_ pages: Pages, _ index: Int) async {
  _ = pages[0..<2]
  _ = pages[index...]
  _ = pages[...]
  let part = 0..<2
  _ = pages[part]
  _ = pages[index]  // want blocking-sleep
}
