// Sees the declarations only through the facade.
import Facade

func search(_ index: Index) async -> Int {
  rebuildIndex()  // want 3 blocking-sleep
  _ = index.lookup(word: "x")  // want 13 blocking-file-io
  return index.count()
}
