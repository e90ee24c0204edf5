import AsyncLintSyntax

/// Whose label an expression gives.
enum QueueLabel {
  /// That of the queue that the code runs on.
  case current
  case main
}

extension Analyzer {
  /// Constants, getters and functions that give a label are followed so far.
  private static let mostNames = 8

  /// `String(cString: __dispatch_queue_get_label(nil))`, `DispatchQueue.main.label`, `"com.apple.main-thread"`, and names for them.
  func queueLabel(_ expression: NodeID, in start: ProgramFile) -> QueueLabel? {
    if nameIndex.isUnused(ruleWords.getLabel) { return nil }
    var (node, file) = (expression, start)
    for _ in 0..<Self.mostNames {
      node = file.unparenthesized(node)
      switch file.kind(node) {
      case .stringLiteral:
        let range = ByteRange(start: file.offset(node), end: file.end(node))
        return file.bytes(in: range).elementsEqual("\"com.apple.main-thread\"".utf8) ? .main : nil
      case .memberExpression where text(file.name(node)) == "label" && isMainQueue(file.child(0, node), in: file):
        return .main
      case .callExpression:
        let arguments = CallShape(node, in: file).arguments
        let name = file.name(calleeName(of: node, in: file))
        if arguments.count == 1, name == ruleWords.getLabel {
          let queue = arguments[0].expression
          return file.kind(queue) == .nilLiteral ? .current : isMainQueue(queue, in: file) ? .main : nil
        }
        if arguments.count == 1, text(name) == "String" {
          node = arguments[0].expression
          continue
        }
      default: break
      }
      guard let value = constant(node, in: file) ?? onlyValue(of: node, in: file) else { return nil }
      (node, file) = value
    }
    return nil
  }
}
