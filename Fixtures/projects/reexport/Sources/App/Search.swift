// Sees the declarations only through the facade.
import Facade

func search(_ index: Index) async -> Int {
  rebuildIndex()  // want {rebuildIndex} blocking-sleep
  _ = index.lookup(word: "x")  // want {lookup} blocking-file-io
  return index.count()
}
