// A case of `Result` behind its written generic arguments has that type.
import Foundation

extension Result where Success == URL {
  func data() -> Data? { try? Data(contentsOf: get()) }
}
func results(_ url: URL) async {
  let result = Result<URL, any Error>.success(url)
  _ = result.data()  // want 14 blocking-file-io
  _ = Result<URL, any Error>.success(url).data()  // want 43 blocking-file-io
}
