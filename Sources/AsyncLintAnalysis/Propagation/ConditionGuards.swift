import AsyncLintCatalogue
import AsyncLintSyntax

/// What the conditions of an API's line ask of what a function is given: `waitpid(-1, nil, options)`.
extension Analyzer {
  /// `func wait(_ options: Int32) { waitpid(-1, nil, options) }`: what the API asks of an argument, a call may give.
  func guards(
    byConditionsOf symbol: Int, _ candidate: Resolution.Candidate, at site: Site, _ parameters: [Signature.Parameter],
    in file: ProgramFile
  ) -> [ArgumentGuard] {
    let call = call(ofCallee: site.place.node, in: file)
    guard call != 0 else { return [] }
    let shape = CallShape(call, in: file)
    return external.catalogue.symbols[symbol].conditions.flatMap { condition -> [ArgumentGuard] in
      let (position, guarded): (Int?, ArgumentGuard.Condition)
      switch condition {
      case .unlessMentions(let argument, let flag): (position, guarded) = (argument, .lacks(flag))
      case .unlessLiteralFalse(let argument): (position, guarded) = (argument, .isTrue(true))
      case .unlessZeroTimeout(let argument): (position, guarded) = (argument, .isNoZeroTimeout)
      case .unlessZeroSize(let argument): (position, guarded) = (argument, .isNoZeroSize)
      case .unlessMemoryStream(let argument): (position, guarded) = (argument, .isNoMemoryStream)
      case .unlessNumericHost(let argument): (position, guarded) = (argument, .isNoNumericHost)
      case .ifMentions(let argument, let flag) where site.isDecidedByCaller:
        (position, guarded) = (argument, .has(flag))
      case .ifLiteralTrue(let argument) where site.isDecidedByCaller: (position, guarded) = (argument, .isCertainlyTrue)
      case .unlessRemoteURL(let argument), .ifRemoteURL(let argument):
        let address = self.argument(argument, candidate, shape, in: file)
        guard let index = self.parameter(thatIs: address, asAddress: parameters, in: file) else { return [] }
        let isRemote: ArgumentGuard.Condition =
          condition == .ifRemoteURL(argument: argument) ? .isRemoteAddress : .isNoRemoteAddress
        return [.isNoDataAddress, isRemote].map { ArgumentGuard(parameter: index, condition: $0) }
      default: return []
      }
      if parameters.isEmpty { return [] }
      let expression =
        position.map { self.argument($0, candidate, shape, in: file) }
        ?? file.unparenthesized(receiver(of: call, in: file))
      let parts =
        guarded == .isNoZeroTimeout ? [time(decidingZero: expression, in: file)] : parts(of: expression, in: file)
      let found = parts.prefix(Self.mostGuards).compactMap {
        parameter(thatDecides: $0, guarded, of: parameters, in: file).map {
          ArgumentGuard(parameter: $0, condition: guarded)
        }
      }
      if case .lacks(let flag) = guarded, !found.isEmpty, isOfAnotherLine(flag, symbol), !isGraver(with: flag, symbol) {
        return []
      }
      return found
    }
  }

  /// Whether an API blocks with a flag too, by another of its lines: a limit of `.distantFuture` is none.
  func isOfAnotherLine(_ flag: String, _ symbol: Int) -> Bool {
    let entry = external.catalogue.symbols[symbol]
    return external.catalogue.symbols.contains { other in
      other.baseName == entry.baseName && other.receiver == entry.receiver && other.labels == entry.labels
        && other.conditions.contains { if case .ifMentions(_, flag) = $0 { true } else { false } }
    }
  }

  /// Whether that line is a graver one, by which those are told who give the flag: `fgets` of `stdin`.
  private func isGraver(with flag: String, _ symbol: Int) -> Bool {
    let symbols = external.catalogue.symbols
    return symbols.indices.contains { other in
      symbols[other].baseName == symbols[symbol].baseName && symbols[other].receiver == symbols[symbol].receiver
        && symbols[other].labels == symbols[symbol].labels && saysMore(other, than: symbol)
        && symbols[other].conditions.contains { if case .ifMentions(_, flag) = $0 { true } else { false } }
    }
  }

  /// `limit` of `.now() + limit`, or of itself.
  private func time(decidingZero expression: NodeID, in file: ProgramFile) -> NodeID {
    guard file.kind(expression) == .sequenceExpression else { return expression }
    let elements = Array(file.children(expression))
    guard elements.count == 3, text(file.name(elements[1])) == "+", isZeroTimeout(elements[0], in: file) else {
      return expression
    }
    return file.unparenthesized(elements[2])
  }

  /// What `|` puts together, or what an expression is.
  private func parts(of expression: NodeID, in file: ProgramFile) -> [NodeID] {
    guard file.kind(expression) == .sequenceExpression else { return [expression] }
    let elements = Array(file.children(expression))
    let areUnited = elements.enumerated().allSatisfy { $0.offset % 2 == 0 || file.name($0.element) == ruleWords.union }
    return areUnited ? elements.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) : []
  }
}
