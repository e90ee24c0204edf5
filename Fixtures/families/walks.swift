// Walking a whole tree takes as long as the tree is large; one question about one file is short.
import Foundation

func count(_ folder: String) async -> Int32 {
  _ = access(folder, R_OK)
  return ftw(folder, { _, _, _ in 0 }, 16)  // want 10 blocking-file-io warning
}
