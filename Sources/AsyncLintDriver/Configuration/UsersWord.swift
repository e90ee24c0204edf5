import AsyncLintAnalysis
import AsyncLintCatalogue

/// What users say of an API counts more than what the catalogue does.
extension Catalogue {
  /// A function that blocks: the catalogue's entry of it gets the user's lane, and loses its advice with another one. `count`: of the
  /// catalogue's own symbols, which are the first ones. `otherRule`: under which it is asked for where its own rule is off.
  ///
  /// - Returns: the catalogue's entries.
  mutating func setLane(
    _ lane: Lane, of name: String, inFirst count: Int, otherRule: (Rule) -> Int?
  ) -> [Symbol] {
    let function = FunctionNames([name])
    return symbols.indices.prefix(count).filter { function.contains(symbols[$0]) }.map { index in
      let own = rules[symbols[index].rule]
      if (symbols[index].lane ?? own.lane) != lane { symbols[index].advice = "" }
      symbols[index].lane = lane
      if let rule = otherRule(own) { symbols[index].rule = rule }
      return symbols[index]
    }
  }

  /// A function that runs a closure: the catalogue's entries of it say the same of where.
  mutating func setRun(_ runs: ClosureParameter.Class, ofClosures function: ClosureFunction, inFirst count: Int) {
    for index in closureParameters.indices.prefix(count) where function.isClosure(of: closureParameters[index]) {
      closureParameters[index].runs = runs
      closureParameters[index].isOnMainActor = false
    }
  }

  /// Takes out what users' pages say of the same APIs. `symbolCount`, `closureCount`: how many are the catalogue's own, the first ones.
  ///
  /// - Returns: the new numbers of symbols, by the old ones.
  mutating func removeReplaced(symbolCount: Int, closureCount: Int) -> [Int: Int] {
    let users = symbols[symbolCount...]
    let names = Set(users.map(\.baseName))
    let numbers = keepSymbols { number, symbol in
      number >= symbolCount || !names.contains(symbol.baseName) || !users.contains { $0.isSameAPI(as: symbol) }
    }
    let closures = closureParameters[closureCount...]
    closureParameters = closureParameters.enumerated().filter { number, closure in
      number >= closureCount || !closures.contains { $0.isSameClosure(as: closure) }
    }.map(\.element)
    return numbers
  }

  /// - Returns: the new numbers of symbols, by the old ones.
  mutating func keepSymbols(_ isKept: (Int, Symbol) -> Bool) -> [Int: Int] {
    let kept = symbols.indices.filter { isKept($0, symbols[$0]) }
    symbols = kept.map { symbols[$0] }
    return Dictionary(uniqueKeysWithValues: zip(kept, kept.indices))
  }
}

extension Symbol {
  /// What a call may leave out is said by the API's own line: with other labels the entry would be another overload, which takes the API's calls.
  mutating func takeForm(ofSame symbols: [Symbol]) {
    let same = symbols.filter { $0.baseName == baseName && $0.receiver == receiver && $0.kind == kind }
    guard let first = same.first, !same.contains(where: { $0.labels == labels }) else { return }
    labels = first.labels
    isOptional = first.isOptional
  }

  fileprivate func isSameAPI(as other: Symbol) -> Bool {
    baseName == other.baseName && receiver == other.receiver && kind == other.kind && isStatic == other.isStatic
      && labels == other.labels && areSame(modules, other.modules)
  }
}

extension ClosureParameter {
  fileprivate func isSameClosure(as other: ClosureParameter) -> Bool {
    baseName == other.baseName && receiver == other.receiver && labels == other.labels && closure == other.closure
      && isAssignment == other.isAssignment && isFunctionAsync == other.isFunctionAsync
      && areSame(modules, other.modules)
  }
}

/// `Glibc` and `Glibc|Musl|Darwin`: the C library has a name for each platform. A star is any module.
private func areSame(_ modules: [String], _ others: [String]) -> Bool {
  modules.contains("*") || others.contains("*") || modules.contains(where: others.contains)
}
