import Testing

@testable import AsyncLintCatalogue

@Suite struct ClosureLineTests {
  @Test func inlineClosureHoldingALock() throws {
    let parameter = try parsedClosure("inline Foundation.NSLocking.withLock(_:) _; holds-lock")
    #expect(parameter.receiver == "NSLocking")
    #expect(parameter.runs == .inline)
    #expect(parameter.closure == 0)
    #expect(parameter.holdsLock && !parameter.blocksCaller && !parameter.isAssignment)
    #expect(parameter.isFunctionAsync == nil)
  }

  @Test func closureNamedByItsLabel() throws {
    let parameter = try parsedClosure(
      "later-unknown Swift.withTaskCancellationHandler(operation:onCancel:[isolation:]) onCancel")
    #expect(parameter.closure == 1)
    #expect(parameter.isOptional == [false, false, true])
    #expect(parameter.runs == .laterUnknown)
  }

  @Test func closureNamedByItsPlace() throws {
    #expect(try parsedClosure("async Swift.AsyncSequence.reduce(_:_:) #1; async-function").closure == 1)
  }

  @Test func asyncAndSyncFunctions() throws {
    #expect(try parsedClosure("offload GRDB.DatabaseQueue.read(_:) _; async-function").isFunctionAsync == true)
    let sync = try parsedClosure("inline GRDB.DatabaseQueue.read(_:) _; sync-function; blocks-caller")
    #expect(sync.isFunctionAsync == false)
    #expect(sync.blocksCaller)
  }

  @Test func closureToldByItsParameters() throws {
    #expect(try parsedClosure("async Swift.AsyncStream.init(unfolding:) unfolding; takes 0").parameterCount == 0)
    #expect(try parsedClosure("inline Swift.AsyncStream.init(_:) _; takes 1").parameterCount == 1)
    #expect(try parsedClosure("inline Swift.f(_:) _").parameterCount == nil)
  }

  @Test func closureOnTheMainActor() throws {
    #expect(try parsedClosure("async SwiftUI.View.task(_:) _; main-actor").isOnMainActor)
    #expect(try !parsedClosure("async SwiftUI.Scene.backgroundTask(_:action:) action").isOnMainActor)
  }

  @Test func closureOfAKnownReceiver() throws {
    #expect(try parsedClosure("later-event-loop NIOCore.Router.get(use:) use; known-receiver").needsKnownReceiver)
    #expect(try !parsedClosure("later-event-loop NIOCore.Router.get(use:) use").needsKnownReceiver)
  }

  @Test func asyncFunctionInstead() throws {
    let parameter = try parsedClosure("offload Swift.f(_:) _; takes 1 -> try await {self}.g({?0 is URL:from}: {0})")
    #expect(parameter.instead == "try await {self}.g({?0 is URL:from}: {0})")
    #expect(parameter.parameterCount == 1)
    #expect(try parsedClosure("offload Swift.f(_:) _").instead.isEmpty)
  }

  @Test func assignedProperty() throws {
    let parameter = try parsedClosure("later-unknown Foundation.Process.terminationHandler =")
    #expect(parameter.isAssignment)
    #expect(parameter.baseName == "terminationHandler")
    #expect(parameter.labels.isEmpty)
  }

  @Test func linesOutsideOfBlocksAreProse() throws {
    let parameters = try parseClosureParameters(
      path: "closures.md",
      text: "inline Swift.f(_:) _\n\n```text\ninline Swift.g(_:) _\n```\n\n```closures\n# none\n```\n")
    #expect(parameters.isEmpty)
  }

  @Test(arguments: [
    ("inline Swift.f(_:)", "expected 'CLASS Module.Type.name(label:) closureLabel"),
    ("later Swift.f(_:) _", "unknown class \"later\"; expected one of 'inline', 'async'"),
    ("inline Swift.f(_:_:) _", "\"_\" names no single parameter of \"f\""),
    ("inline Swift.f(_:) body", "\"body\" names no single parameter"),
    ("inline Swift.f(_:) #1", "\"#1\" names no single parameter"),
    ("inline Swift.f(_:) =", "expected a property without parentheses"),
    ("inline Swift.f(_:) _; takes none", "unknown attribute \"takes none\""),
    ("inline Swift.f(_:) _; waits", "unknown attribute \"waits\""),
    ("inline Swift.f(_:) _ -> {self}.g()", "expected code that begins with 'try await' or 'await'"),
  ])
  func mistakes(line: String, message: String) throws {
    let error = try #require(throws: CatalogueError.self) { try parsedClosure(line) }
    #expect(error.line == 4)
    #expect(error.message.contains(message), "\(error.message)")
  }
}

/// The line stands in line 4 of its file.
private func parsedClosure(_ line: String) throws -> ClosureParameter {
  let text = "# Closures\n\n```closures\n\(line)\n```\n"
  return try #require(try parseClosureParameters(path: "closures.md", text: text).first)
}
