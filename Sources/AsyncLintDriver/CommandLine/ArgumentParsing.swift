import AsyncLintCatalogue

/// Applies the options among the arguments to `settings` and returns the other arguments, in order.
///
/// `--name value`, `--name=value`, `-n value`; `--` ends the options; `-` alone is no option. Of an option given twice, the last counts.
func parseArguments<Settings>(
  _ arguments: [[UInt8]], options: [CommandOption<Settings>], into settings: inout Settings
) throws(DriverError) -> [Path] {
  var operands: [Path] = []
  var index = 0
  while index < arguments.count {
    let argument = arguments[index]
    index += 1
    if argument.elementsEqual("--".utf8) {
      operands += arguments[index...].map { Path($0) }
      break
    }
    guard argument.first == UInt8(ascii: "-"), argument.count > 1 else {
      operands.append(Path(argument))
      continue
    }
    let (name, attached) = split(String(decoding: argument, as: UTF8.self))
    guard let option = options.first(where: { $0.names.contains(name) }) else {
      let hint = nearestName(to: name, in: options.flatMap(\.names)).map { ", did you mean \"\($0)\"" } ?? ""
      throw .usage("unknown option \"\(name)\"\(hint)")
    }
    guard let value = option.value else {
      if attached != nil { throw .usage("\"\(name)\" takes no value") }
      try option.apply(&settings, "")
      continue
    }
    if let attached {
      try option.apply(&settings, attached)
    } else if index < arguments.count {
      try option.apply(&settings, String(decoding: arguments[index], as: UTF8.self))
      index += 1
    } else {
      throw .usage("\"\(name)\" needs a value: \(value.description)")
    }
  }
  return operands
}

/// `--name=value` in its two parts.
private func split(_ argument: String) -> (name: String, value: String?) {
  guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else { return (argument, nil) }
  return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
}
