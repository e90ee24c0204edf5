public import AsyncLintCatalogue

/// The files of `rules/` as they were when this was built. Their text is part of the binary and not copied.
public func builtinDocuments() -> [CatalogueDocument] { embeddedDocuments }

/// The catalogue in the files of `rules/`, which the build has parsed and checked.
///
/// Unpacked at each call, in less than a millisecond: keep the result.
public func builtinCatalogue() -> Catalogue { Catalogue(embeddedCatalogue, documents: embeddedDocuments) }
