import AsyncLintSyntax

extension Captures {
  /// A value that no closure may take to another thread, whatever is said of it.
  struct StayingValue {
    var name: String
    /// Of a type that is `~Copyable`; else a channel or event loop of NIO's for tests, which has no thread of its own and belongs to the one
    /// that made it.
    var isNoncopyable: Bool
  }

  /// What is said in place of a way to another thread, up to the name of what blocks; nil: there may be one.
  var wordsInsteadOfMoving: String? {
    guard let value = staying.first else { return nil }
    let reason =
      value.isNoncopyable
      ? "\"\(value.name)\" cannot be copied, so that no closure takes it along"
      : "only the thread that made \"\(value.name)\" may use it, so that the call stays there"
    return "\(reason): move no more than what blocks in the call"
  }
}

extension Analyzer {
  func note(_ name: String, of type: SwiftType, ifStayingIn captures: inout Captures) {
    guard case .nominal(let nominal, _) = type, !captures.staying.contains(where: { $0.name == name }) else { return }
    let entry = program.nominals[Int(nominal)]
    if ["EmbeddedChannel", "EmbeddedEventLoop"].contains(text(entry.name)) {
      captures.staying.append(Captures.StayingValue(name: name, isNoncopyable: false))
    } else if entry.isProject, suppresses("Copyable", nominal) {
      captures.staying.append(Captures.StayingValue(name: name, isNoncopyable: true))
    }
  }

  func isNoncopyable(_ type: SwiftType) -> Bool {
    guard case .nominal(let nominal, _) = type, program.nominals[Int(nominal)].isProject else { return false }
    return suppresses("Copyable", nominal)
  }

  /// `~Copyable` behind a type of the program, or behind an extension of it.
  func suppresses(_ protocolName: String, _ nominal: NominalID) -> Bool {
    let entry = program.nominals[Int(nominal)]
    return ([entry.declaration] + entry.extensions).contains { declaration in
      let file = file(of: declaration)
      return file.children(file.child(2, program[declaration].node)).contains { type in
        file.kind(type) == .suppressedType && file.lastTypeName(file.child(0, type)).map(text) == protocolName
      }
    }
  }
}
