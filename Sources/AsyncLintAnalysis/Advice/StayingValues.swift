import AsyncLintSyntax

extension Captures {
  /// A value that no closure may take to another thread, whatever is said of it.
  struct StayingValue {
    enum Reason {
      /// Of a type that is `~Copyable`.
      case noncopyable
      /// A channel or event loop of NIO's for tests, which has no thread of its own and belongs to the one that made it.
      case thread
      /// A structure of C that its functions know by its address.
      case address
    }
    var name: String
    var reason: Reason
  }

  /// What is said in place of a way to another thread, with the name of what blocks; nil: there may be one.
  func wordsInsteadOfMoving(_ symbol: String) -> String? {
    staying.first.map { value in
      switch value.reason {
      case .noncopyable:
        "\"\(value.name)\" cannot be copied, so that no closure takes it along: \(Self.lessToMove), \"\(symbol)\""
      case .thread:
        "only the thread that made \"\(value.name)\" may use it, so that the call stays there: "
          + "\(Self.lessToMove), \"\(symbol)\""
      case .address:
        "C code knows \"\(value.name)\" by its address, which no copy has: what is done with it, from its beginning to its end,"
          + " belongs into one closure on a thread that may block, with \"\(symbol)\""
      }
    }
  }

  private static let lessToMove = "move no more than what blocks in the call"
}

/// What a function does with an argument.
enum Ownership: String {
  case consuming, borrowing, sending
}

extension Analyzer {
  func note(_ name: String, of type: SwiftType, ifStayingIn captures: inout Captures) {
    guard case .nominal(let nominal, _) = type, !captures.staying.contains(where: { $0.name == name }) else { return }
    let entry = program.nominals[Int(nominal)]
    if ["EmbeddedChannel", "EmbeddedEventLoop"].contains(text(entry.name)) {
      captures.staying.append(Captures.StayingValue(name: name, reason: .thread))
    } else if entry.isProject, suppresses("Copyable", nominal) {
      captures.staying.append(Captures.StayingValue(name: name, reason: .noncopyable))
    }
  }

  /// A lock or number of the library that no list of a closure can take along, and any thread may use where it is.
  func isKeptInPlace(_ id: DeclarationID) -> Bool {
    guard program[id].flags.contains(.isLet), case .nominal(let nominal, _) = variableType(id),
      case let entry = program.nominals[Int(nominal)]
    else { return false }
    return !entry.isProject && ["Mutex", "Atomic"].contains(text(entry.name))
  }

  /// `variable`: is changed, by what is given its address.
  func note(_ name: String, ifKnownByAddress variable: NodeID, in captures: inout Captures, _ file: ProgramFile) {
    guard let type = typeMade(for: variable, in: file), typesKnownByAddress.contains(type),
      !captures.staying.contains(where: { $0.name == name })
    else { return }
    captures.staying.append(Captures.StayingValue(name: name, reason: .address))
  }

  /// The name of the type that is written of a variable, or called to make its value.
  private func typeMade(for variable: NodeID, in file: ProgramFile) -> String? {
    let (home, declared): (ProgramFile, NodeID)
    switch resolve(variable, in: file).candidates.first?.target {
    case .local(let binding): (home, declared) = (file, file.parent(binding))
    case .declaration(let id): (home, declared) = (self.file(of: id), program[id].statement)
    default: return nil
    }
    guard home.kind(declared) == .patternBinding else { return nil }
    if let name = home.lastTypeName(home.child(1, declared)) { return text(name) }
    let value = home.child(2, declared)
    return home.kind(value) == .callExpression ? text(home.name(calleeName(of: value, in: home))) : nil
  }

  /// `consuming`, `borrowing` and `sending` of a parameter, with which a closure has to take it along by name.
  func ownership(ofParameter parameter: NodeID, in file: ProgramFile) -> Ownership? {
    guard file.kind(parameter) == .parameter, case let written = file.child(1, parameter), written != 0 else {
      return nil
    }
    let range = ByteRange(start: file.offset(parameter), end: file.end(written))
    let type = file.bytes(in: range).drop { $0 != UInt8(ascii: ":") }.dropFirst().drop { $0 == UInt8(ascii: " ") }
    // Most begin with a capital.
    guard let first = type.first, first >= UInt8(ascii: "a") else { return nil }
    return Ownership(rawValue: String(decoding: type.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self))
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

/// Structures that hold their own address, or wait under it.
private let typesKnownByAddress: Set<String> = [
  "z_stream", "z_stream_s", "bz_stream", "pthread_mutex_t", "pthread_cond_t", "pthread_rwlock_t", "sem_t",
  "os_unfair_lock", "os_unfair_lock_s",
]
