public import AsyncLintCatalogue

/// The files of `rules/` as they were when this was built. Their text is part of the binary and not copied.
public func builtinDocuments() -> [CatalogueDocument] { embeddedDocuments }

/// The catalogue in the files of `rules/`.
///
/// Parsed at each call: keep the result.
public func builtinCatalogue() -> Catalogue {
  var catalogue = Catalogue()
  for document in embeddedDocuments {
    do {
      try catalogue.add(document)
    } catch {
      assertionFailure("the build has checked the rule files: \(error)")
    }
  }
  return catalogue
}
