import AsyncLintSyntax

/// The names under which standard output and standard error are known.
struct StandardOutputWords {
  /// Globals of the C library: streams and descriptors.
  let globals: Set<GlobalName>
  /// Static members of types.
  let members: Set<GlobalName>
  let nullDevice: GlobalName
  /// Types and functions that make a handle, stream or descriptor of another, or of a path.
  let forms: Set<GlobalName>
  /// Another form of the same: a handle's descriptor, a stream's number.
  let views: Set<GlobalName>
  /// What puts something else behind the descriptor or stream that is their last argument but flags.
  let openers: Set<GlobalName>

  init(_ interner: Interner) {
    func names(_ words: String...) -> Set<GlobalName> { Set(words.map { interner.intern($0) }) }
    globals = names("stdout", "stderr", "STDOUT_FILENO", "STDERR_FILENO")
    members = names("standardOutput", "standardError")
    nullDevice = interner.intern("nullDevice")
    forms = names("FileHandle", "FileDescriptor", "fileno", "open", "fopen", "URL")
    views = names("fileDescriptor", "rawValue")
    openers = names("dup2", "dup3", "freopen")
  }
}

/// Where to something is written.
enum Output {
  /// Text for whoever started the program.
  case message
  /// The null device takes everything at once.
  case nowhere
  case other
}

extension Analyzer {
  func isStandardOutput(_ expression: NodeID, in file: ProgramFile) -> Bool { output(expression, in: file) == .message }

  /// The most expressions that are looked at for one answer.
  private static let mostExpressions = 64

  /// What an expression stands for: `stderr`, `STDOUT_FILENO`, `2`, `FileHandle.standardError`, `.standardOutput`, `.nullDevice`, `"/dev/null"`,
  /// directly, by way of a variable or as a parameter's default. That a variable may be given something else makes a message of it all the
  /// same, but no null device.
  func output(_ root: NodeID, in file: ProgramFile) -> Output {
    var pending = [(node: root, file: file)]
    var answer = Output.nowhere
    var mayBeOther = false
    // Whether these are opened anew matters for no message: to ask at once took 1 % of all instructions, most of it for messages and others.
    var made: [(node: NodeID, file: ProgramFile)] = []
    for _ in 0..<Self.mostExpressions {
      guard let (expression, file) = pending.popLast() else {
        guard answer == .nowhere else { return answer }
        return mayBeOther || made.contains { isOpenedAnew($0.node, in: $0.file) } ? .other : .nowhere
      }
      let node = file.unparenthesized(expression)
      switch file.kind(node) {
      case .forceUnwrapExpression, .optionalChainExpression, .inoutExpression, .tryExpression, .keywordExpression:
        pending.append((file.child(0, node), file))
      case .stringLiteral:
        let bytes = file.bytes(in: ByteRange(start: file.offset(node), end: file.end(node)))
        guard bytes.elementsEqual("\"/dev/null\"".utf8) else { return .other }
      case .integerLiteral where !file.flags(node).isDisjoint(with: [.isOne, .isTwo]): answer = .message
      case .sequenceExpression:
        // `isError ? stderr : stdout`
        let parts = file.children(node).suffix(2)
        guard let choice = parts.first, let last = parts.last, file.kind(choice) == .ternaryOperator else {
          return .other
        }
        pending += [(file.child(0, choice), file), (last, file)]
      case .callExpression:
        // `fileno(stderr)`, `FileHandle(fileDescriptor: STDERR_FILENO)`, `FileHandle.init(…)`, `.init(…)`
        let callee = calleeName(of: node, in: file)
        let isInitializer = file.kind(callee) == .memberExpression && file.name(callee) == known.`init`
        let type = isInitializer ? file.child(0, callee) : callee
        guard type == 0 || standardOutput.forms.contains(file.name(type)), file.childCount(node) > 1 else {
          return .other
        }
        pending.append((file.child(0, file.child(1, node)), file))
      case .identifierExpression, .memberExpression:
        let base = file.kind(node) == .memberExpression ? file.child(0, node) : 0
        if let value = madeWith(node, in: file) {
          made.append((node, file))
          pending.append(value)
        } else if let value = constantValue(of: node, in: file) ?? defaultValue(of: node, in: file) {
          mayBeOther = true
          pending.append(value)
        } else if base != 0, standardOutput.views.contains(file.name(node)) {
          pending.append((base, file))
        } else {
          switch namedOutput(node, of: base, in: file) {
          case .message: answer = .message
          case .nowhere: break
          case .other: return .other
          }
        }
      default: return .other
      }
    }
    return .other
  }

  /// `dup2(socket, descriptor)`, `freopen(path, "w", file)`: what the variable of a function names is something else from there on.
  private func isOpenedAnew(_ variable: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(variable) == .identifierExpression,
      standardOutput.openers.contains(where: { !nameIndex.isUnused($0) })
    else { return false }
    return variableUses(file.name(variable), in: function(ofVariable: variable, in: file), of: file).others.contains {
      let argument = file.parent($0)
      let call = file.parent(argument)
      return file.kind(argument) == .argument && file.kind(call) == .callExpression
        && standardOutput.openers.contains(file.name(calleeName(of: call, in: file)))
        && file.child(1, call) != argument
    }
  }

  /// Whether an API only opens the null device, which nobody waits for.
  func opensNullDevice(_ symbol: Int, _ shape: CallShape, in file: ProgramFile) -> Bool {
    guard ruleName(ofSymbol: symbol) == "file-open", let path = shape.arguments.first?.expression else { return false }
    return output(path, in: file) == .nowhere
  }

  private func namedOutput(_ node: NodeID, of base: NodeID, in file: ProgramFile) -> Output {
    let name = file.name(node)
    let isImplicitMember = base == 0 && file.kind(node) == .memberExpression
    if isImplicitMember || (base != 0 && standardOutput.forms.contains(file.name(base))) {
      if name == standardOutput.nullDevice { return .nowhere }
      return standardOutput.members.contains(name) ? .message : .other
    }
    guard standardOutput.globals.contains(name) else { return .other }
    switch resolve(node, in: file).candidates.first?.target {
    case .local, .declaration: return .other
    default: break
    }
    // `Glibc.stderr`: the base is no value.
    return base == 0 || resolve(base, in: file).candidates.isEmpty ? .message : .other
  }

  /// `= stderr` of the parameter that a name stands for.
  private func defaultValue(of node: NodeID, in file: ProgramFile) -> (node: NodeID, file: ProgramFile)? {
    guard case .local(let local)? = resolve(node, in: file).candidates.first?.target, file.kind(local) == .parameter,
      file.child(2, local) != 0
    else { return nil }
    return (file.child(2, local), file)
  }

  /// `log(text, to: stderr)`: a helper is told to write a message.
  func passesStandardOutput(_ site: Site, _ summaries: Summaries) -> Bool {
    guard case .unit(let unit) = site.target, let symbol = summaries[unit]?.symbol else { return false }
    let file = file(site.place)
    let call = call(ofCallee: site.place.node, in: file)
    guard call != 0, external.catalogue.symbols[symbol].conditions.contains(where: \.isAboutMessages) else {
      return false
    }
    return isStandardOutput(receiver(of: call, in: file), in: file)
      || shape(of: call, in: file).arguments.contains {
        // A number says what it means to the API alone.
        file.kind($0.expression) != .integerLiteral && isStandardOutput($0.expression, in: file)
      }
  }

  /// Whether a site calls a function of another package.
  func isOfAnotherPackage(_ site: Site) -> Bool {
    guard case .unit(let unit) = site.target else { return false }
    func package(_ place: Place) -> String { program.modules[file(place).module].package }
    return package(unit.place) != package(site.place)
  }
}
