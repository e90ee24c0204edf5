import AsyncLintSyntax

/// `encoder.encode(value)` and `decoder.decode(Value.self, from: data)` call what the type of the value does for it.
extension Analyzer {
  /// Whether a function is the `encode(to:)`, or an initializer the `init(from:)`, that coders call.
  func isCalledByCoders(_ function: NodeID, in file: ProgramFile) -> Bool {
    let coder: GlobalName
    switch file.kind(function) {
    case .functionDeclaration where file.name(function) == libraryWords.encodeName: coder = libraryWords.encoderName
    case .initializerDeclaration: coder = libraryWords.decoderName
    default: return false
    }
    let parameters = file.children(file.child(2, function))
    guard parameters.count == 1, let parameter = parameters.first,
      file.lastTypeName(unwrappedCoder(file.child(1, parameter), in: file)) == coder,
      file.flags(function).isDisjoint(with: [.isAsync, .isStatic]),
      let owner = enclosingNominal(of: function, in: file)
    else { return false }
    return conforms(owner, toAnyOf: libraryWords.codingProtocols)
  }

  /// What a call of a coder, or of one of its containers, runs: nothing else takes a value of such a type under these names.
  func usesOfCoder(_ node: NodeID, in file: ProgramFile) -> [Use] {
    let call = call(ofCallee: node, in: file)
    guard call != 0, file.kind(node) == .memberExpression, file.child(0, node) != 0, file.childCount(call) > 1,
      case let argument = file.child(1, call), file.name(argument) == 0
    else { return [] }
    let receiver = typeOf(file.child(0, node), in: file)
    // Somebody's async method, whatever it is called.
    if receiver.isUnknown, file.flags(call).contains(.isAwaited) { return [] }
    let given = typeOf(file.child(0, argument), in: file)
    let candidates: [Resolution.Candidate]
    if file.name(node) == libraryWords.encodeName {
      candidates = memberCandidates(libraryWords.encodeName, in: coded(given), from: file)
    } else if case .metatype(let named) = given {
      candidates = memberCandidates(known.`init`, in: .metatype(coded(named)), from: file)
    } else {
      return []
    }
    for candidate in candidates {
      guard case .declaration(let id) = candidate.target, !isRequirement(id),
        isCalledByCoders(program[id].node, in: self.file(of: id))
      else { continue }
      return [Use(target: .unit(bodyUnit(id)), isLikely: candidate.isLikely || receiver.isUnknown)]
    }
    return []
  }

  /// What is coded one by one: `[Page]` and `Page?` are as many pages.
  func coded(_ type: SwiftType) -> SwiftType {
    var type = type
    for _ in 0..<8 {
      guard case .nominal(let nominal, let arguments) = type, let last = arguments.last,
        [external.optional, external.array, external.set, external.dictionary].contains(nominal)
      else { break }
      type = last
    }
    return type
  }

  /// `Decoder` of `any Decoder`.
  private func unwrappedCoder(_ type: NodeID, in file: ProgramFile) -> NodeID {
    [.anyType, .someType].contains(file.kind(type)) ? file.child(0, type) : type
  }
}
