import Testing

@testable import AsyncLintCatalogue
