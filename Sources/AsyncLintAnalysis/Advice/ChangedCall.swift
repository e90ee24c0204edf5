/// A call on another thread that changes variables: it changes copies, which are put into the variables behind it.
extension Surroundings {
  /// The call on a variable of the closure's own.
  var changingCall: [String] {
    let variables: [String]
    if let copy = captures.copyOfSelf {
      variables = ["var \(copy) = self"]
    } else if takesUnsafely {
      variables = ["var \(captures.changedVariables { $0 }) = \(givenName)"]
    } else {
      variables = captures.changed.map {
        "\(captures.unsafelyShared.contains($0) ? "nonisolated(unsafe) " : "")var \($0) = \($0)"
      }
    }
    let result =
      isThrowing ? "let \(resultName) = \(resultOfCall)" : isValueLeft ? call : "let \(valueName) = \(call)"
    return variables + [result] + (takesUnsafely ? ["\(givenName) = \(captures.changedVariables { $0 })"] : [])
  }

  /// What the closure gives back: what the call gave, unless nobody asks, and what it left of the variables.
  var givenBack: String {
    let value = isThrowing ? resultName : isValueLeft ? "" : valueName
    if takesUnsafely { return value }
    let changed = captures.copyOfSelf ?? captures.changedVariables { $0 }
    return value.isEmpty ? changed : "(\(value), \(changed))"
  }

  /// Nobody asks what the call gives.
  private var isValueLeft: Bool { isAlone && (givesNothing || !changesInPlace) }

  /// Code that calls what was called, on another thread, and gives what that changed too, as it can stand in the place of the call.
  func placedCall(_ code: String) -> String {
    if awaitsInPlace, !canAssign { return placedClosure(awaiting: code) }
    if canAssign { return changesInPlace ? placedClosure(code) : constants + changing(code).joined(separator: "\n") }
    if let keywords = keywordsInFront(of: code) {
      let rest = code.dropFirst(keywords.count + 1)
      return constants + (isCondition ? "(\(rest))" : rest)
    }
    return constants + leavingResult + placed(code)
  }

  private var leavingResult: String { isResultLeft && place != .before ? "_ = " : "" }

  /// What `placedCall` leaves out, which stands in front of the operators around it; nil: nothing.
  var keywordsInFrontOfCall: String? {
    guard place == .inFront else { return nil }
    return isThrowing ? tryAwait : outerAwait
  }

  private func changing(_ code: String) -> [String] {
    let value = isThrowing ? resultName : isValueLeft ? "" : valueName
    var lines: [String]
    if takesUnsafely {
      lines = [
        "nonisolated(unsafe) var \(givenName) = \(changedVariable)", (value.isEmpty ? "" : "let \(value) = ") + code,
        "\(changedVariable) = \(givenName)",
      ]
    } else if value.isEmpty {
      lines = ["\(changedVariable) = \(code)"]
    } else {
      lines = ["let (\(value), \(changedName)) = \(code)", "\(changedVariable) = \(changedName)"]
    }
    if isThrowing {
      // What it left of the variables counts also when it throws.
      let start = changesInPlace ? "return " : isAlone ? givesNothing ? "" : "_ = " : "let \(valueName) = "
      lines.append("\(start)try\(changesInPlace ? "" : tries.mark) \(value).get()")
    } else if changesInPlace, !value.isEmpty {
      lines.append("return \(value)")
    } else if asksAgain {
      lines.append("guard {condition} else { break }")
    }
    return lines
  }

  /// What a loop asks of the call's value, a statement behind it asks in its place: `{condition}`.
  var asksAgain: Bool { isInLoopCondition && canAssign && !isThrowing && !isAlone }

  /// A closure that is called where it stands.
  private func placedClosure(_ code: String) -> String {
    let before = awaitsInPlace ? constants : ""
    let closure = closure(of: before + changing(code).joined(separator: "\n"))
    let start = awaitsInPlace ? "" : constants
    if place == .inFront { return start + closure }
    return start + placed("\(isThrowing ? tryAwait : outerAwait) \(closure)")
  }

  /// The same for what it awaits, which is made each time that the call is.
  private func placedClosure(awaiting code: String) -> String {
    guard let end = code.firstRange(of: "await ")?.upperBound else { return constants + placed(code) }
    let closure = closure(of: "\(constants)return \(isThrowing ? "try await" : "await") \(code[end...])")
    if keywordsInFront(of: code) != nil { return isCondition ? "(\(closure))" : closure }
    return leavingResult + placed("\(isThrowing ? tryAwait : outerAwait) \(closure)")
  }

  private func closure(of lines: String) -> String { "{\n  \(lines.replacing("\n", with: "\n  "))\n}()" }

  /// What the call changes, in parentheses if it is more than one; empty: nothing that could be assigned to behind the call.
  var changedVariable: String {
    guard canAssign else { return "" }
    return captures.copyOfSelf == nil ? captures.changedVariables { captures.variable(named: $0) } : "self"
  }
}
