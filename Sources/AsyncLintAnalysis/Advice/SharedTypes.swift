/// Types that advice declares are there for all that need them: pasted for a second time they would be declared twice.
func sayingOnce(typesDeclaredBy findings: [Finding], _ pool: AnalyzerPool) -> [Finding] {
  var findings = findings
  var texts: [DeclaredType: String] = [:]
  let inOrder = findings.indices.filter {
    findings[$0].advice.holds("\nactor ") && !findings[$0].advice.holds("put this into it")
  }.sorted {
    (findings[$0].file, findings[$0].range.start) < (findings[$1].file, findings[$1].range.start)
  }
  for index in inOrder {
    let advice = findings[index].advice
    let module = pool.first.files[findings[index].file].module
    // All share one worker, as its own words say. `AsyncGate` where something else is called so.
    for type in AdviceWords(advice).declared
    where type.kind == .type && ["Permits", "Gate"].contains(where: type.name.hasSuffix) {
      let key = DeclaredType(module: module, name: type.name)
      guard let first = texts[key] else {
        texts[key] = advice
        continue
      }
      if first != advice {
        findings[index].advice += "\n\"\(type.name)\" is declared once, for all that need it"
      }
    }
  }
  return findings
}

private struct DeclaredType: Hashable {
  var module: Int
  var name: String
}
