import AsyncLintSyntax

/// What `popen` gives, which other functions read, write and close.
extension AdviceWriter {
  /// The code says the command that the stream was opened with: `{command}` for `…`.
  func withCommand(_ code: String) -> String {
    commandOfStream == nil ? code : code.replacing("\"-c\", …", with: "\"-c\", {command}")
  }

  var substitutionsOfCommand: [Finding.Substitution] { commandOfStream.map { [$0] } ?? [] }

  private var commandOfStream: Finding.Substitution? {
    guard line.general.isEmpty, importsOfAPI.has("Subprocess"),
      let (_, call, file) = analyzer.opening(ofStreamGivenTo: subject.api.node, in: analyzer.file(subject.api)),
      let command = CallShape(call, in: file).arguments.first
    else { return nil }
    return Finding.Substitution(
      placeholder: "{command}", file: Int(file.index), range: file.range(ofExpression: command.expression), name: "…",
      limit: 60)
  }
}

extension Analyzer {
  /// `popen(command, "r")` for `fgets(&line, 80, tool)` and `pclose(tool)`, where it gave the stream that these are given.
  func opening(ofStreamGivenTo callee: NodeID, in file: ProgramFile) -> (
    stream: NodeID, call: NodeID, file: ProgramFile
  )? {
    let call = call(ofCallee: callee, in: file)
    guard call != 0 else { return nil }
    for argument in CallShape(call, in: file).arguments where file.kind(argument.expression) == .identifierExpression {
      let (value, home) = followingConstants(argument.expression, in: file)
      if home.kind(value) == .callExpression, text(home.name(calleeName(of: value, in: home))) == "popen" {
        return (argument.expression, value, home)
      }
    }
    return nil
  }
}
