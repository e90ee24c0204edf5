import AsyncLintSyntax

/// What an event loop goes on with, in place of a wait.
extension AdviceWriter {
  /// The callback gives what the code around gave: a value, where that takes a value of its closure and has to take a future now, or nothing.
  func goingOn(_ code: String) -> String {
    guard subject.isDirect else { return code }
    let file = analyzer.file(subject.reported)
    if let why = Recipe.whyFlat(aroundReported), let taker = aroundReported.flatTaker?.isNow {
      let takesErrors = !["map", "recover"].contains(taker)
      let given = code.replacing(".flatMap { ", with: takesErrors ? ".flatMapThrowing { " : ".map { ")
      return given + (code.holds(".scheduleTask(") ? ".futureResult" : "") + "\n\(why)"
    }
    let isLast = analyzer.endsCallback(subject.context.node, in: file)
    return (isLast ? code.replacing(".flatMap { value in", with: ".whenComplete { result in") : code) + remarkOnHandler
  }

  /// In a handler what follows uses its context, which no closure may take along that anybody could run.
  var remarkOnHandler: String {
    let file = analyzer.file(subject.reported)
    guard let name = analyzer.contextUsed(behind: subject.reported.node, in: subject.context.node, file) else {
      return ""
    }
    return "\na callback behind \"assumeIsolated()\" may use \"\(name)\", which is not Sendable"
  }
}

extension Analyzer {
  /// Nobody takes what a callback on an event loop gives: it is a function without a result, or a closure for the end of a future.
  fileprivate func endsCallback(_ node: NodeID, in file: ProgramFile) -> Bool {
    if file.kind(node) == .functionDeclaration { return signature(node, in: file).resultNode == 0 }
    guard file.kind(node) == .closureExpression, let call = call(taking: node, in: file) else { return false }
    return lastCallbacks.contains(text(file.name(calleeName(of: call, in: file))))
  }

  /// What a handler's function calls its context, where it uses that behind a node.
  fileprivate func contextUsed(behind node: NodeID, in function: NodeID, _ file: ProgramFile) -> String? {
    guard file.kind(function) == .functionDeclaration,
      let parameter = signature(function, in: file).parameters.first(where: {
        localType($0.node, in: file).nominalID.map {
          text(program.nominals[Int($0)].name) == "ChannelHandlerContext"
        } ?? false
      }), case let name = file.name(parameter.node)
    else { return nil }
    let isUsed = file.descendants(of: file.child(5, function), atMost: MovedExpression.mostNodes).contains {
      file.kind($0) == .identifierExpression && file.name($0) == name && file.offset($0) > file.offset(node)
    }
    return isUsed ? text(name) : nil
  }
}

/// Functions of futures and event loops that take nothing from their closures.
private let lastCallbacks: Set<String> = ["whenSuccess", "whenFailure", "whenComplete", "always", "execute"]
