// Blocking declarations behind the facade.
import Foundation

public func rebuildIndex() { Thread.sleep(forTimeInterval: 1) }
public final class Index {
  public init() {}
  public func lookup(word: String) -> Data? { try? Data(contentsOf: URL(fileURLWithPath: "/tmp/\(word)")) }
  public func count() -> Int { 1 }
}
