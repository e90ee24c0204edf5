// Helpers of another module, whose bodies are judged at their callers in every module.
import Foundation

public struct Loader {
  public init() {}
  public func load(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }
  public func size() -> Int { 1 }
}
public func parse(_ text: String) -> Int {
  Thread.sleep(forTimeInterval: 0.1)
  return text.count
}
func internalHelper() { Thread.sleep(forTimeInterval: 1) }

public func here() async {
  internalHelper()  // want 3 blocking-sleep
  Thread.sleep(forTimeInterval: 1)  // want 10 blocking-sleep certain
}
