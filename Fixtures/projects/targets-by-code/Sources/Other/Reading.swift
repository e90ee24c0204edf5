// What nobody imports.
import Foundation

extension String {
  public func words() throws -> [Substring] { try String(contentsOfFile: self).split(separator: " ") }
}
