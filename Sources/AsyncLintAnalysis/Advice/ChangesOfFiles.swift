import AsyncLintCatalogue
import AsyncLintSyntax

/// Load, change, save: what nobody could come between while the thread was held.
extension AdviceWriter {
  /// The call reads a file that the same function of an actor writes again, or writes it.
  var isPartOfChange: Bool {
    guard subject.context.kind == .async, lane == .offload, let own = analyzer.direction(ofSymbol: subject.symbol),
      analyzer.isolation(around: subject.reported) != .none,
      case let file = analyzer.file(subject.reported), file.kind(subject.context.node) == .functionDeclaration
    else { return false }
    let body = Place(file: file.index, node: subject.context.node)
    return judge.symbols(reportedIn: body, atMost: Self.mostReports).contains { other in
      guard let direction = analyzer.direction(ofSymbol: other.symbol), direction != own else { return false }
      let (read, written) = own == .reads ? (subject.reported, other.place) : (other.place, subject.reported)
      return analyzer.isWrittenAgain(read.node, by: written.node, in: file)
    }
  }

  /// More findings of a function are not compared.
  private static let mostReports = 32

  var remarkOnChange: String {
    guard isPartOfChange else { return "" }
    return "\nwhat is read and written again belongs into one block on the queue, with what stands between:"
      + " others come in between otherwise, and what they write is lost"
  }
}

/// What a call does with a file.
enum FileDirection {
  case reads, writes
}

extension Analyzer {
  /// nil: it is about no file, or does neither.
  fileprivate func direction(ofSymbol symbol: Int) -> FileDirection? {
    guard ruleName(ofSymbol: symbol) == "blocking-file-io" else { return nil }
    let entry = external.catalogue.symbols[symbol]
    if entry.baseName.hasPrefix("write") { return .writes }
    let isReader = entry.kind == .initializer && entry.labels.contains { $0.hasPrefix("contentsOf") }
    return isReader || entry.baseName == "contents" ? .reads : nil
  }

  /// Both name the same place of a file, and what is read goes on to where it is written.
  fileprivate func isWrittenAgain(_ read: NodeID, by written: NodeID, in file: ProgramFile) -> Bool {
    let statement = statement(around: read, in: file)
    guard [.variableDeclaration, .sequenceExpression, .guardStatement].contains(file.kind(statement)) else {
      return false
    }
    let later = file.children(file.parent(statement)).drop { $0 != statement }.dropFirst()
    guard later.contains(where: { file.offset($0) <= file.offset(written) && file.offset(written) < file.end($0) })
    else { return false }
    // Where an await stands between, others came in before, too.
    let between = [statement] + later.prefix { file.offset($0) <= file.offset(written) }
    let isAwaited = between.contains { part in
      file.descendants(of: part, atMost: MovedExpression.mostNodes).contains {
        file.kind($0) == .awaitExpression && file.offset($0) < file.offset(written)
      }
    }
    if isAwaited { return false }
    let places = placesNamed(by: read, in: file)
    return !places.isEmpty && !places.isDisjoint(with: placesNamed(by: written, in: file))
  }

  /// The variables that say where a file is, each alone an argument of a call: two files of one folder are two.
  private func placesNamed(by callee: NodeID, in file: ProgramFile) -> Set<ObjectPath> {
    let call = call(ofCallee: callee, in: file)
    if call == 0 { return [] }
    var paths: Set<ObjectPath> = []
    for argument in CallShape(call, in: file).arguments {
      let node = file.unparenthesized(argument.expression)
      guard [.identifierExpression, .memberExpression].contains(file.kind(node)),
        case .nominal(let type, _) = typeOf(node, in: file),
        ["URL", "String", "FilePath"].contains(text(program.nominals[Int(type)].name)),
        let path = objectPath(of: node, in: file)
      else { continue }
      paths.insert(path)
    }
    return paths
  }
}

/// What is written byte by byte.
extension AdviceWriter {
  func remarkOnBytes(_ around: Surroundings) -> String {
    let file = analyzer.file(subject.reported)
    let name = analyzer.external.catalogue.symbols[subject.symbol].baseName
    guard subject.context.kind == .async, subject.isDirect,
      name.hasPrefix("write") || name == "fputc" || name == "putc",
      analyzer.isForEachByte(around.moved, in: file)
    else { return "" }
    return "\nthat is a turn of the queue for each byte:"
      + " collect them in a buffer, and write that whenever it is full, and at the end"
  }
}

extension Analyzer {
  /// The expression uses the variable of a loop over bytes, as the only thing that changes in it.
  fileprivate func isForEachByte(_ moved: MovedExpression, in file: ProgramFile) -> Bool {
    let loop = file.ancestor(of: moved.node) { kind in
      [.forStatement, .whileStatement, .repeatStatement, .closureExpression, .functionDeclaration].contains(kind)
    }
    guard file.kind(loop) == .forStatement else { return false }
    return file.bindings(in: file.child(0, loop)).contains { binding in
      isByte(binding, in: file)
        && file.descendants(of: moved.node, atMost: MovedExpression.mostNodes).contains {
          file.kind($0) == .identifierExpression && file.name($0) == file.name(binding)
        }
    }
  }

  private func isByte(_ binding: NodeID, in file: ProgramFile) -> Bool {
    guard case .nominal(let type, _) = localType(binding, in: file) else { return text(file.name(binding)) == "byte" }
    return text(program.nominals[Int(type)].name) == "UInt8"
  }
}
