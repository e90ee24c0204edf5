import AsyncLintAnalysis
import AsyncLintBuiltinCatalogue

@testable import AsyncLintDriver

/// The findings in the files with the catalogue as it is built in, without a configuration.
func analyzeFiles(
  _ files: [AnalysedFile], manifests: [AnalysedFile], contexts: Set<Finding.Context.Kind>,
  enabledRules: Set<String> = []
) -> [Finding] {
  let options = AnalysisOptions(
    reportsMainActor: contexts.contains(.main), reportsEventLoops: contexts.contains(.eventLoop),
    enabledRules: enabledRules)
  return analyzeFiles(files, dependencies: [], manifests: manifests, catalogue: catalogue, options: options).findings
}

private let catalogue = builtinCatalogueSource()
