import Testing
@testable import AsyncLintDriver
