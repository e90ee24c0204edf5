public import AsyncLintCatalogue

/// The files of `rules/` as they were when this was built. Their text is part of the binary and not copied.
public func builtinDocuments() -> [CatalogueDocument] { embeddedDocuments(Embedding.generated) }

/// The catalogue in the files of `rules/`, which the build has parsed and checked.
///
/// Unpacked at each call: keep the result. An analysis takes `builtinCatalogueSource()`.
public func builtinCatalogue() -> Catalogue {
  Catalogue(embeddedCatalogue(Embedding.generated), documents: builtinDocuments())
}

/// The same for an analysis, which unpacks what its program can use.
public func builtinCatalogueSource() -> CatalogueSource {
  .packed(embeddedCatalogue(Embedding.generated), documents: builtinDocuments())
}

/// Tells the generated functions, which take exactly this, from their stand-ins below.
enum Embedding { case generated }

// Where a package runs the command as the tool of a build plugin, SwiftPM compiles this target once while it plans, without
// the generated file, and shows the errors to everybody. These generic functions are what that compilation finds; with
// the generated file Swift prefers the functions there.
func embeddedDocuments<Stage>(_ stage: Stage) -> [CatalogueDocument] { [] }
func embeddedCatalogue<Stage>(_ stage: Stage) -> PackedCatalogue { PackedCatalogue(strings: "", table: "") }
