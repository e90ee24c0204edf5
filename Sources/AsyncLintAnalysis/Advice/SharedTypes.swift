import AsyncLintSyntax

/// Types that advice declares are there for all that need them: pasted for a second time they would be declared twice.
func sayingOnce(typesDeclaredBy findings: [Finding], _ pool: AnalyzerPool) -> [Finding] {
  var findings = findings
  var first: [DeclaredType: (place: PlaceOfAdvice, declaration: Substring)] = [:]
  let inOrder = findings.indices.filter {
    findings[$0].advice.holds("\nactor ") && !findings[$0].advice.holds("put this into it")
  }.sorted {
    (findings[$0].file, findings[$0].range.start) < (findings[$1].file, findings[$1].range.start)
  }
  for index in inOrder {
    let advice = findings[index].advice
    // It stands beside the last call, which may be in another module, and many findings may lead there.
    let last = findings[index].chain.last
    let place = PlaceOfAdvice(file: last?.file ?? findings[index].file, range: last?.range ?? findings[index].range)
    let module = pool.first.files[place.file].module
    // All share one worker, as its own words say. `AsyncGate` where something else is called so.
    for type in AdviceWords(advice).declared
    where type.kind == .type && ["Permits", "Gate"].contains(where: type.name.hasSuffix) {
      let key = DeclaredType(module: module, name: type.name)
      let declaration = declaration(of: type.name, in: advice)
      guard let first = first[key] else {
        first[key] = (place, declaration)
        continue
      }
      if first.place == place { continue }
      findings[index].advice +=
        first.declaration == declaration
        ? "\n\"\(type.name)\" is declared once, for all that need it"
        : "\n\"\(type.name)\" is declared once, for all that need it, with the functions of each"
    }
  }
  return findings
}

/// From its first line to the brace that ends it.
private func declaration(of type: String, in advice: String) -> Substring {
  guard let start = advice.range(of: "actor \(type) {")?.lowerBound else { return "" }
  let end = advice.range(of: "\n}", from: start)?.upperBound
  return advice[start..<(end ?? advice.endIndex)]
}

private struct PlaceOfAdvice: Equatable {
  var file: Int
  var range: ByteRange
}

private struct DeclaredType: Hashable {
  var module: Int
  var name: String
}
