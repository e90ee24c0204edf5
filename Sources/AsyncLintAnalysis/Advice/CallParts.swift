import AsyncLintSyntax

/// The parts of a moved call that a constant may stand for, with the constant's name: its arguments, and `request.store` in
/// `request.store.load(name)`.
struct CallParts {
  var constants: [NodeID: String] = [:]

  init?(of moved: MovedExpression, in file: ProgramFile, _ analyzer: Analyzer) {
    guard moved.first == 0, file.kind(moved.node) == .callExpression else { return nil }
    let callee = analyzer.calleeName(of: moved.node, in: file)
    for argument in CallShape(moved.node, in: file).arguments where !argument.isTrailing {
      constants[argument.expression] = analyzer.constantName(forLabel: argument.label, of: file.name(callee))
    }
    guard file.kind(callee) == .memberExpression, case let receiver = file.child(0, callee),
      file.kind(receiver) == .memberExpression, file.child(0, receiver) != 0,
      file.name(file.child(0, receiver)) != analyzer.known.`self`
    else { return }
    constants[receiver] = analyzer.text(file.name(receiver))
  }
}
