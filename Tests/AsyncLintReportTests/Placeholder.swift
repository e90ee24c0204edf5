import Testing
@testable import AsyncLintReport
