import Testing

@testable import AsyncLintCatalogue

@Suite struct SymbolLineTests {
  @Test func methodOfATypeWithOptionalLabelAndAdvice() throws {
    let symbol = try parsedSymbol(
      "Foundation|FoundationEssentials.Data.write(to:[options:]) -> try await store({self}, {0})")
    #expect(symbol.modules == ["Foundation", "FoundationEssentials"])
    #expect(symbol.receiver == "Data")
    #expect(symbol.baseName == "write")
    #expect(symbol.kind == .function)
    #expect(symbol.labels == ["to", "options"])
    #expect(symbol.isOptional == [false, true])
    #expect(symbol.advice == "try await store({self}, {0})")
    #expect(!symbol.isStatic && !symbol.isDistinctive && !symbol.hasAsyncOverload)
    #expect(symbol.displayName == "Data.write(to:options:)")
  }

  @Test func freeFunctionOfTheCLibrary() throws {
    let symbol = try parsedSymbol("Glibc|Musl|Darwin|Bionic.clock_nanosleep(_:_:_:_:) ->")
    #expect(symbol.modules == ["Glibc", "Musl", "Darwin", "Bionic"])
    #expect(symbol.receiver == nil)
    #expect(symbol.labels == ["_", "_", "_", "_"])
    #expect(symbol.isOptional == [false, false, false, false])
    #expect(symbol.advice == "")
  }

  @Test func functionOfAnyModule() throws {
    #expect(try parsedSymbol("*.sqlite3_step(_:) ->").modules == ["*"])
  }

  @Test func memberOfANestedType() throws {
    let symbol = try parsedSymbol("AsyncHTTPClient.HTTPClient.Task.wait() -> try await {self}.get()")
    #expect(symbol.receiver == "HTTPClient.Task")
    #expect(symbol.baseName == "wait")
    #expect(symbol.labels == [])
  }

  @Test(arguments: [
    ("Foundation.Data.init(contentsOf:) ->", Symbol.Kind.initializer),
    ("Foundation.FileHandle.availableData ->", .property),
    ("set Foundation.Box.value ->", .propertySetter),
    ("Foundation.Box.subscript(_:) ->", .subscripting),
    ("Swift.readLine() ->", .function),
  ])
  func kinds(line: String, kind: Symbol.Kind) throws {
    #expect(try parsedSymbol(line).kind == kind)
  }

  @Test func attributes() throws {
    let symbol = try parsedSymbol(
      "static Foundation.Thread.sleep(until:); distinctive; requirement; waits; async-overload; info; lane queue-handoff ->"
    )
    #expect(symbol.isStatic && symbol.isDistinctive && symbol.isRequirement && symbol.waits && symbol.hasAsyncOverload)
    #expect(symbol.severity == .info)
    #expect(symbol.lane == .queueHandoff)
    #expect(symbol.conditions == [])
  }

  @Test(arguments: [
    ("unless zero-timeout(0)", Condition.unlessZeroTimeout(argument: 0)),
    ("unless negative(2)", .unlessNegative(argument: 2)),
    ("unless zero-size(2)", .unlessZeroSize(argument: 2)),
    ("unless mentions(2, WNOHANG)", .unlessMentions(argument: 2, name: "WNOHANG")),
    ("if mentions(1, F_SETLKW)", .ifMentions(argument: 1, name: "F_SETLKW")),
    ("unless literal-false(1)", .unlessLiteralFalse(argument: 1)),
    ("if literal-true(1)", .ifLiteralTrue(argument: 1)),
    ("if remote-url(0)", .ifRemoteURL(argument: 0)),
    ("unless remote-url(0)", .unlessRemoteURL(argument: 0)),
    ("if type(0, InputStream|OutputStream)", .ifArgumentType(argument: 0, types: ["InputStream", "OutputStream"])),
    ("unless type(0, Data)", .unlessArgumentType(argument: 0, types: ["Data"])),
    ("message(1)", .message(argument: 1)),
    ("unless nonblocking(0)", .unlessNonblocking(argument: 0)),
    ("unless memory-stream(0)", .unlessMemoryStream(argument: 0)),
    ("unless numeric-host(0)", .unlessNumericHost(argument: 0)),
    ("if iterated(result)", .ifIterated),
    ("unless iterated(result)", .unlessIterated),
  ])
  func conditions(text: String, condition: Condition) throws {
    #expect(try parsedSymbol("Glibc.f(_:_:_:); \(text) ->").conditions == [condition])
  }

  @Test func conditionsOnTheReceiver() throws {
    let symbol = try parsedSymbol("Foundation.Handle.f(); message(self); unless nonblocking(self) ->")
    #expect(symbol.conditions == [.message(argument: nil), .unlessNonblocking(argument: nil)])
    let stream = try parsedSymbol("Foundation.Stream.f(); unless memory-stream(self) ->")
    #expect(stream.conditions == [.unlessMemoryStream(argument: nil)])
  }

  @Test func severalConditions() throws {
    let symbol = try parsedSymbol("Glibc.flock(_:_:); unless mentions(1, LOCK_NB); unless mentions(1, LOCK_UN) ->")
    #expect(symbol.conditions.count == 2)
  }

  @Test(arguments: [
    ("Glibc.sleep(_:)", "no \"->\""),
    ("sleep(_:) ->", "no module before \"sleep(_:)\""),
    ("Glibc. ->", "no name in \"Glibc.\""),
    ("Glibc.sleep(_) ->", "expected each as 'label:'"),
    ("Glibc.sleep(_: ->", "does not end in \")\""),
    ("Glibc..sleep(_:) ->", "is not a path of names"),
    ("Library.Task.forced([_:]); distinctive ->", "no distinctive name"),
    ("Library.Task.forced([until:]); distinctive ->", "no distinctive name"),
    ("Glibc.sleep(_:); blocks ->", "unknown attribute \"blocks\""),
    ("Glibc.sleep(_:); lane offlod ->", "unknown lane \"offlod\"; expected one of 'async-alternative', 'offload'"),
    ("Glibc.sleep(_:); unless mentions(0) ->", "no condition \"unless mentions(0)\""),
    ("Glibc.sleep(_:); unless mentions(1, X) ->", "arguments count from 0"),
    (
      "Glibc.sleep(_:); if zero-timeout(0) ->", "no condition \"if zero-timeout(0)\"; expected 'unless zero-timeout(0)'"
    ),
    (
      "Glibc.sleep(_:); unless literal-true(0) ->",
      "no condition \"unless literal-true(0)\"; expected 'if literal-true(0)'"
    ),
    ("VendorSDK.static parse(_:) ->", "\"static parse\" is no name"),
    ("VendorSDK.parse<T>(_:) ->", "\"parse<T>\" is no name"),
    ("Glibc.sleep(_:); message(self) ->", "is about no argument"),
    ("Glibc.Pipe.sleep(_:); unless zero-timeout(self) ->", "is about argument self"),
    ("Glibc.sleep(_:) -> pause({1})", "its arguments count from 0"),
    ("Glibc.sleep(_:) -> pause({?1{0}})", "its arguments count from 0"),
    ("Glibc.sleep(_:) -> pause({?x{0}})", "its arguments count from 0"),
    ("Glibc.sleep(_:) -> {self}.pause()", "which has no receiver"),
    ("Glibc.sleep(_:) -> pause({self.time})", "which has no receiver"),
    ("Glibc.sleep(_:) -> pause({?self.time: 1})", "which has no receiver"),
    ("Glibc.Pipe.sleep() -> pause({?!self.time 1})", "with a colon before what is written"),
    ("set Glibc.sleep(_:) ->", "expected a property after it"),
    ("Glibc.f([_:_:]) ->", "one label in each pair of brackets"),
    ("Glibc.f(); error; warning ->", "\"warning\" behind \"error\"; expected one severity"),
    ("Glibc.f() -> a [with NIOCore", "\"[with NIOCore\" is not closed; expected ']'"),
    ("set Glibc.Pipe.size -> {0}", "it has no arguments"),
  ])
  func mistakes(line: String, message: String) throws {
    let error = try #require(throws: CatalogueError.self) { try parsedSymbol(line) }
    #expect(error.message.contains(message), "\(error.message)")
    #expect(error.line == 7)
  }
}

/// The only symbol of a page whose `symbols` block has `line` in it, as line 7 of the page.
func parsedSymbol(_ line: String) throws -> Symbol {
  let page = try parseRulePage(path: "rules/a-rule.md", text: pageText(symbols: line))
  return try #require(page.symbols.first)
}

func pageText(name: String = "a-rule", symbols: String) -> String {
  """
  # `\(name)`
  Lane: offload
  Severity: warning

  It blocks. It really does.
  ```symbols
  \(symbols)
  ```

  """
}
