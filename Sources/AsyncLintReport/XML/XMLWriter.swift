/// Writes XML 1.0 in UTF-8. Nothing is checked: names have to be names, and the caller nests.
///
/// Characters that XML cannot hold, not even escaped, become pictures or U+FFFD.
struct XMLWriter {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var depth = 0

  var bytes: [UInt8] { Array(text.utf8) }

  mutating func element(_ name: String, _ attributes: [(String, String)], _ body: (inout XMLWriter) -> Void) {
    startLine(name, attributes)
    text += ">\n"
    depth += 1
    body(&self)
    depth -= 1
    text += "\(indentation)</\(name)>\n"
  }

  mutating func element(_ name: String, _ attributes: [(String, String)]) {
    startLine(name, attributes)
    text += "/>\n"
  }

  /// The content as it is, without indentation of its own; its line ends stay.
  mutating func element(_ name: String, _ attributes: [(String, String)], content: String) {
    startLine(name, attributes)
    let lines = content.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
    text += ">\(lines.joined(separator: "\n"))</\(name)>\n"
  }

  private mutating func startLine(_ name: String, _ attributes: [(String, String)]) {
    text += "\(indentation)<\(name)"
    for (attribute, value) in attributes { text += " \(attribute)=\"\(escaped(value))\"" }
  }

  private var indentation: String { String(repeating: "  ", count: depth) }
}

private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    // Also in text: "]]>" must not stand there.
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&apos;"
    case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
    case _ where isUnsafeToPrint(scalar): result.unicodeScalars.append(picture(of: scalar))
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
