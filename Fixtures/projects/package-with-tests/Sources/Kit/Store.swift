// The library: a synchronous store with an async face.
import Foundation

public final class Store {
  private let url: URL
  public init(url: URL) { self.url = url }
  public func read() throws -> String { try String(contentsOf: url, encoding: .utf8) }
  public func write(_ text: String) throws { try text.write(to: url, atomically: true, encoding: .utf8) }
  public func count() -> Int { 1 }
  public func readLater() async throws -> String {
    try read()  // want 9 blocking-file-io via Store.read() > String.init(contentsOf:encoding:)
  }
}
