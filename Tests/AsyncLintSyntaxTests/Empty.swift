import Testing

@testable import AsyncLintSyntax
