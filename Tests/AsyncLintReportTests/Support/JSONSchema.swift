import Foundation
import Testing

/// As much of JSON Schema 2020-12 as the project's schemas use; any other keyword is an error, so that none is ignored in silence.
struct JSONSchema {
  private let root: [String: Any]

  static func ofReport() throws -> JSONSchema { try published("report") }

  static func published(_ name: String) throws -> JSONSchema {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Sources/AsyncLintReport/Schemas/\(name).schema.json")
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    return JSONSchema(root: try #require(object as? [String: Any]))
  }

  /// `/findings/0/line: less than 1`; empty for a valid value.
  func errors(in value: Any) -> [String] { errors(in: value, root, at: "") }

  private func errors(in value: Any, _ schema: [String: Any], at path: String) -> [String] {
    var errors: [String] = []
    func check(_ isRight: Bool, _ message: @autoclosure () -> String) {
      if !isRight { errors.append("\(path): \(message())") }
    }
    for (keyword, rule) in schema {
      switch (keyword, rule) {
      case ("$schema", _), ("$id", _), ("title", _), ("description", _), ("$defs", _): break
      case ("$ref", let reference as String):
        let name = reference.replacing("#/$defs/", with: "")
        guard let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
          check(false, "no such definition: \(reference)")
          break
        }
        errors += self.errors(in: value, target, at: path)
      case ("type", let name as String): check(isOf(type: name, value), "not of type \(name)")
      case ("type", let names as [String]):
        check(names.contains { isOf(type: $0, value) }, "not of types \(names)")
      case ("const", let expected): check(isEqual(value, expected), "not \(expected)")
      case ("enum", let choices as [Any]): check(choices.contains { isEqual(value, $0) }, "none of \(choices)")
      case ("minimum", let least as Int): check((value as? Double ?? .infinity) >= Double(least), "less than \(least)")
      case ("minLength", let least as Int): check((value as? String)?.count ?? least >= least, "too short")
      case ("minItems", let least as Int): check((value as? [Any])?.count ?? least >= least, "too few")
      case ("pattern", let pattern as String):
        guard let text = value as? String else { break }
        check(text.range(of: pattern, options: .regularExpression) != nil, "does not match \(pattern)")
      case ("required", let names as [String]):
        guard let members = value as? [String: Any] else { break }
        for name in names { check(members[name] != nil, "no \(name)") }
      case ("additionalProperties", false as Bool):
        guard let members = value as? [String: Any] else { break }
        let known = schema["properties"] as? [String: Any] ?? [:]
        for name in members.keys { check(known[name] != nil, "unknown member \(name)") }
      case ("properties", let properties as [String: [String: Any]]):
        guard let members = value as? [String: Any] else { break }
        for (name, member) in members {
          if let property = properties[name] { errors += self.errors(in: member, property, at: "\(path)/\(name)") }
        }
      case ("items", let items as [String: Any]):
        for (index, element) in (value as? [Any] ?? []).enumerated() {
          errors += self.errors(in: element, items, at: "\(path)/\(index)")
        }
      default: check(false, "keyword \(keyword) is not understood")
      }
    }
    return errors
  }

  private func isOf(type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    // Numbers and truth values are the same class.
    case "boolean": (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
    case "integer": (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
    default: false
    }
  }

  private func isEqual(_ left: Any, _ right: Any) -> Bool {
    if let left = left as? String, let right = right as? String { return left == right }
    if let left = left as? NSNumber, let right = right as? NSNumber { return left == right }
    return false
  }
}
