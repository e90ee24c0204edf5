import AsyncLintSyntax

/// Closures that the code of a line in `rules/` writes itself: `await context.perform { try context.save() }`.
extension AdviceWriter {
  /// A closure that is kept until it runs names no member of an object without `self`: it takes along what it is about.
  func namingReceiver(_ code: String) -> String {
    let code = forReceiver(code)
    let file = analyzer.file(subject.api)
    let call = analyzer.call(ofCallee: subject.api.node, in: file)
    guard call != 0, let start = code.range(of: Self.perform),
      case var body = String(code[start.upperBound...]), body.holds("{self}"),
      file.kind(subject.api.node) == .memberExpression
    else { return code }
    let members = analyzer.membersNamedAlone(in: call, file)
    guard !members.isEmpty else { return code }
    var receiver = file.child(0, subject.api.node)
    if file.kind(receiver) == .optionalChainExpression {
      receiver = file.child(0, receiver)
      // `store.context?` has no name that its value could be asked by.
      if file.kind(receiver) != .identifierExpression { return code }
    }
    var names: [String] = []
    if members.contains(where: { file.offset($0) <= file.offset(receiver) || file.end($0) <= file.end(receiver) }) {
      if file.kind(receiver) == .identifierExpression {
        names.append(analyzer.text(file.name(receiver)))
      } else {
        let name = analyzer.freeName(["context", "own", "store"], at: subject.api.node, in: file)
        names.append("\(name) = {self}")
        body = body.replacing("{self}", with: name)
      }
    }
    for member in members where file.offset(member) >= file.end(receiver) {
      let name = analyzer.text(file.name(member))
      if analyzer.call(ofCallee: member, in: file) != 0 { names = ["self"] + names.filter { $0 != "self" } }
      if !names.contains(name), !names.contains("self") { names.append(name) }
    }
    return "\(code[..<start.upperBound])[\(names.joined(separator: ", "))] in \(body)"
  }

  /// The receiver may be nil: `work?.wait()`.
  var isOptionalReceiver: Bool { argumentTexts.contains { $0.placeholder == "{optional}" } }

  /// `work?.wait()` waits for nobody where there is no work, but nobody resumes a continuation either: it stands in an `if let`.
  func forReceiver(_ code: String) -> String {
    guard isOptionalReceiver, code.hasPrefix("await "), code.holds("continuation in"),
      case let file = analyzer.file(subject.api),
      case let call = analyzer.call(ofCallee: subject.api.node, in: file), analyzer.isStatementAlone(call, in: file),
      !analyzer.isValueOfFunction(call, in: file),
      let name = argumentTexts.first(where: { $0.placeholder == "{self}" })?.name
    else { return code }
    return "if let \(name) = {optional} {\n  \(code.replacing("{self}", with: name))\n}"
  }

  private static let perform = ".perform { "

  /// The main queue's context does its work on the main thread, whoever waits for it.
  func remarkOnMainContext(_ code: String) -> String {
    let file = analyzer.file(subject.api)
    guard code.holds(".perform {"), file.kind(subject.api.node) == .memberExpression,
      let name = analyzer.nameOfMainContext(file.child(0, subject.api.node), in: file)
    else { return "" }
    return "\n\"\(name)\" is a context of the main queue, which does that on the main thread all the same:"
      + " a context of \"performBackgroundTask\" does not"
  }
}

extension Analyzer {
  /// The members of the object around that code names without `self`.
  fileprivate func membersNamedAlone(in root: NodeID, _ file: ProgramFile) -> [NodeID] {
    guard let nominal = enclosingNominal(of: root, in: file),
      [.classDeclaration, .actorDeclaration].contains(program.nominals[Int(nominal)].kind)
    else { return [] }
    return file.descendants(of: root, atMost: MovedExpression.mostNodes).filter { node in
      guard file.kind(node) == .identifierExpression,
        case .declaration(let id) = resolve(node, in: file).candidates.first?.target
      else { return false }
      return program[id].owner >= 0 && [.function, .variable].contains(program[id].kind)
        && !program[id].flags.contains(.isStatic)
    }
  }

  /// `viewContext`, what is made of it, and SwiftUI's `@Environment(\.managedObjectContext)`.
  fileprivate func nameOfMainContext(_ receiver: NodeID, in file: ProgramFile) -> String? {
    let (value, home) = followingConstants(receiver, in: file)
    if home.kind(value) == .memberExpression, text(home.name(value)) == "viewContext" { return "viewContext" }
    guard case .declaration(let id) = resolve(receiver, in: file).candidates.first?.target,
      program[id].kind == .variable
    else { return nil }
    let declared = self.file(of: id)
    if isFromEnvironment(id) {
      let attributes = declared.child(0, declared.parent(program[id].statement))
      let range = ByteRange(start: declared.offset(attributes), end: declared.end(attributes))
      return String(decoding: declared.bytes(in: range), as: UTF8.self).holds("managedObjectContext")
        ? text(program[id].name) : nil
    }
    guard isComputed(id) else { return nil }
    let all = declared.descendants(of: declared.child(3, program[id].statement), atMost: 20)
    return all.contains { declared.kind($0) == .memberExpression && text(declared.name($0)) == "viewContext" }
      ? text(program[id].name) : nil
  }

  /// `@Environment(\.managedObjectContext) var context`, which nobody sets.
  func isFromEnvironment(_ id: DeclarationID) -> Bool {
    let home = file(of: id)
    let attributes = home.child(0, home.parent(program[id].statement))
    return program[id].owner >= 0 && home.children(attributes).contains { text(home.name($0)) == "Environment" }
  }
}
