// What the tool imports.
import Foundation

extension String {
  public func contents() throws -> String { try String(contentsOfFile: self) }
  func hidden() throws -> String { try String(contentsOfFile: self) }
}
