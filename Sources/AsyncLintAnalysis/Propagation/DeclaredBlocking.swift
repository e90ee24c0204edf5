import AsyncLintCatalogue
import AsyncLintSyntax

extension Analyzer {
  /// Functions that nothing but `@available(*, noasync, message: "…")` tells about: without a body, and without implementations that can
  /// be seen. In the order of files; with the number of the API that stands for them in `rules/noasync-blocking.md`.
  func unitsDeclaredToBlock() -> [(unit: Unit, symbol: Int)] {
    let catalogue = external.catalogue
    // Hardly any program has one, and to find the API means to compare names.
    guard files.contains(where: { !$0.blockingWarnings.isEmpty }),
      let symbol = catalogue.symbols.indices.first(where: {
        catalogue.rules[catalogue.symbols[$0].rule].name == "noasync-blocking" && isEnabled($0)
      })
    else { return [] }
    return files.flatMap { file in
      file.blockingWarnings.compactMap { attribute in
        let declaration = file.parent(file.parent(attribute))
        guard file.kind(declaration) == .functionDeclaration, file.child(5, declaration) == 0 else { return nil }
        let unit = Unit(kind: .body, place: Place(file: file.index, node: declaration))
        return implementations(of: unit).allSatisfy { $0 == unit } ? (unit, symbol) : nil
      }
    }
  }
}
