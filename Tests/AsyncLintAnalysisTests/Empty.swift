import Testing

@testable import AsyncLintAnalysis
