import AsyncLintSyntax

extension Analyzer {
  /// Advice with the module in front of what something else is called at a place where code is to stand: `Swift.Result { … }` in a function
  /// that has a generic parameter `Result`.
  func qualified(_ advice: String, at places: [Place]) -> String {
    // A name that has got its module in front makes no other one appear.
    let words = words(of: advice).words
    var advice = advice
    for (name, module) in namesOfAdvice where words.codeNames(name) {
      if let name = interner.name(name),
        places.contains(where: { isShadowed(name, by: module, at: $0.node, in: self.file($0)) })
      {
        advice = AdviceWords(advice).renaming(text(name), to: "\(module).\(text(name))") { $0 == .code }
      }
    }
    return advice
  }

  private func isShadowed(_ name: GlobalName, by module: String, at node: NodeID, in file: ProgramFile) -> Bool {
    switch typeNamed(name, from: node, in: file) {
    case .unknown: return false
    case .nominal(let nominal, let arguments):
      let entry = program.nominals[Int(nominal)]
      // An alias says what its arguments are.
      guard entry.isProject else { return !arguments.isEmpty || entry.name != name }
      if text(program.modules[self.file(of: entry.declaration).module].name) == module { return false }
      // What the file does not see is found where nothing else is.
      return entry.outer >= 0 || nearness(of: entry.declaration, to: file).map { $0 <= .imported } ?? false
    default: return true
    }
  }
}

/// Types that code to paste is made of, and programs call something else by.
private let namesOfAdvice = [
  ("Result", "Swift"), ("Task", "Swift"), ("MainActor", "Swift"), ("Array", "Swift"), ("String", "Swift"),
  ("DispatchQueue", "Dispatch"), ("DispatchSource", "Dispatch"), ("Data", "Foundation"), ("Date", "Foundation"),
  ("Process", "Foundation"), ("URLSession", "Foundation"),
]
