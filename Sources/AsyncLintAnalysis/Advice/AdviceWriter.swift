import AsyncLintCatalogue
import AsyncLintSyntax

/// What to write instead of a reported call.
struct Advice {
  /// Code, under a line that ends with a colon when there is something to say of it; remarks below.
  var text: String
  var substitutions: [Finding.Substitution]
}

/// What advice is made from: where the thread is held, and the API at the end of the chain.
struct AdviceSubject {
  var reported: Place
  var context: CodeContext
  var steps: [Finding.ChainStep]
  var api: Place
  var symbol: Int
  var candidate: Resolution.Candidate

  var isDirect: Bool { steps.count == 1 }
}

/// Picks the advice by lane, context and imports.
struct AdviceWriter {
  let analyzer: Analyzer
  private let subject: AdviceSubject
  private let line: AdviceLine
  private let lane: Lane
  /// The call that is moved to another thread: the reported one, or the API's where only the main thread may run what leads to it.
  private let moved: (node: NodeID, file: ProgramFile, name: String)
  /// Around the call that is moved, and in its file.
  private let around: Surroundings
  private let imports: Imports
  /// Around the call of the API, and in its file.
  private let aroundAPI: Surroundings
  private let importsOfAPI: Imports
  private let argumentTexts: [Finding.Substitution]

  init(_ subject: AdviceSubject, _ analyzer: Analyzer) {
    self.subject = subject
    self.analyzer = analyzer
    argumentTexts = analyzer.argumentSubstitutions(ofSymbol: subject.symbol, subject.candidate, at: subject.api)
    line = analyzer.adviceLine(ofSymbol: subject.symbol)
    lane = analyzer.lane(ofSymbol: subject.symbol)
    let file = analyzer.file(subject.reported)
    let home = analyzer.file(subject.api)
    let ofReported = Surroundings(of: subject.reported.node, context: subject.context.node, in: file, analyzer)
    importsOfAPI = analyzer.imports(of: home)
    aroundAPI =
      subject.isDirect ? ofReported : Surroundings(of: subject.api.node, context: nil, in: home, analyzer)
    if !subject.isDirect, !home.isLibrary, analyzer.isOnGlobalActor(subject.reported.node, in: file) {
      moved = (aroundAPI.moved, home, subject.symbolName)
      around = aroundAPI
      imports = importsOfAPI
    } else {
      moved = (ofReported.moved, file, subject.steps[0].name)
      around = ofReported
      imports = analyzer.imports(of: file)
    }
  }

  func advice() -> Advice {
    let substitutions = argumentTexts + analyzer.callSubstitutions(moved.node, in: moved.file, named: moved.name)
    let text =
      switch subject.context.kind {
      case .async: inAsyncCode()
      case .eventLoop: onEventLoop()
      case .main: onMainThread()
      }
    return Advice(text: text, substitutions: substitutions)
  }

  // MARK: Contexts

  private func inAsyncCode() -> String {
    let special = line.code(importing: importsOfAPI.has)
    let code = withErrors(withParentheses(special ?? line.general), aroundAPI)
    guard !code.isEmpty, subject.isDirect || lane == .asyncAlternative else { return moving() }
    if lane == .asyncAlternative, analyzer.file(subject.api).isLibrary {
      return moving(as: "\"\(subject.symbolName)\" is called by a dependency, so as a bridge ")
    }
    var text = [heading(for: code, aroundAPI, importsOfAPI, isRelated: subject.steps.count > 2), code]
    if code.holds("await ") { text[1] += remarks(on: aroundAPI, isStuck: true) }
    // What is short is not worth a queue.
    if lane == .asyncAlternative, subject.steps.count > 2, analyzer.severity(ofSymbol: subject.symbol) != .info {
      text.append(moving(as: "until then, as a bridge, "))
    }
    return text.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func onEventLoop() -> String {
    if subject.isDirect, !line.onEventLoop.isEmpty {
      let code = withParentheses(line.onEventLoop).replacing("{eventLoop}", with: around.eventLoop)
      return "an event loop cannot wait, so go on in a callback:\n\(code)"
    }
    if lane == .queueHandoff {
      return lines(Recipe.handOffFromEventLoop(around), around, imports)
    }
    var recipe = Recipe.offloadFromEventLoop(around, imports)
    if lane == .asyncAlternative { recipe.words = "as a bridge, \(recipe.words)" }
    return lines(recipe, around, imports)
  }

  private func onMainThread() -> String {
    if subject.isDirect, lane == .asyncAlternative, !line.general.isEmpty {
      let recipe = Recipe(words: "start a task, or make the function async", code: withParentheses(line.general))
        .startedAsTask
      return "\(recipe.words)\(importWords(recipe.code, imports)):\n\(recipe.code)"
    }
    if lane == .asyncAlternative, !line.general.isEmpty {
      let code = withErrors(withParentheses(line.general), aroundAPI)
      let heading = heading(for: code, aroundAPI, importsOfAPI, isRelated: subject.steps.count > 2)
      return "\(heading)\n\(code)\nand call it from a task: Task { … }"
    }
    var recipe = movingRecipe.startedAsTask
    recipe.words += ", from a task"
    return "\(recipe.words)\(importWords(recipe.code, imports)):\n\(recipe.code)"
  }

  // MARK: Moving the call

  /// The recipe of the lane for async code.
  private var movingRecipe: Recipe {
    lane == .queueHandoff ? .handOff(around, imports) : .offload(around, imports)
  }

  private func moving(as role: String = "") -> String {
    lines(movingRecipe, as: role, around, imports)
  }

  /// A recipe with what has to be said of it.
  private func lines(
    _ recipe: Recipe, as role: String = "", _ around: Surroundings, _ imports: Imports
  ) -> String {
    var words = recipe.words
    // A future carries errors by itself.
    if subject.context.kind == .async, let change = change(for: recipe.code, around) {
      words = "\(change), \(words)"
    }
    words = role + words
    var text = "\(words)\(importWords(recipe.code, imports)):\n\(recipe.code)"
    if let why = recipe.why { text += "\n\(why)" }
    if subject.context.kind == .async { text += remarks(on: around, isStuck: around.isStuck) }
    if around.changesArgument {
      text += "\nwhat the call changes has to be made inside of the closure, and returned by it"
    }
    if !around.isolated.isEmpty {
      let names = around.isolated.map { "\"\($0)\"" }.joined(separator: " and ")
      text += "\nonly the actor can use \(names): do it before, and hand the result to the closure"
    }
    return text
  }

  // MARK: Words

  /// Why an `await` cannot stand where the call stands; `isStuck`: in the closure that the call stands in.
  private func remarks(on around: Surroundings, isStuck: Bool) -> String {
    var text = ""
    if isStuck, let taker = around.closureTaker {
      text += "\n\"\(taker)\" takes no async closure: await before it, or in a loop"
    }
    if let assertion = around.assertion { text += "\n\"\(assertion)\" takes no await: await before it" }
    if around.isDeferred { text += "\nwhat is deferred cannot await: do it where the function ends, on every way out" }
    return text
  }

  /// The line above code that replaces the API's call; empty when there is nothing to say.
  private func heading(for code: String, _ around: Surroundings, _ imports: Imports, isRelated: Bool) -> String {
    let missing = importWords(code, imports)
    if let change = change(for: code, around) {
      return change + (isRelated ? ", like the functions that lead to it" : "") + missing + ":"
    }
    guard !subject.isDirect else { return missing.isEmpty ? "" : missing.dropFirst(2).dropLast() + ":" }
    return "in \"\(around.function ?? subject.steps[0].name)\"\(missing):"
  }

  /// What the function around a call has to become; nil: nothing.
  private func change(for code: String, _ around: Surroundings) -> String? {
    guard let function = around.function else { return nil }
    let awaits = !around.isAsync && (code.holds("await ") || !subject.isDirect && !code.holds(".withLock {"))
    let throwsErrors =
      !around.catchesErrors && (code.hasPrefix("try ") || code.holds("\ntry ") || code.holds("= try "))
    switch (awaits, throwsErrors) {
    case (true, true): return "in \"\(function)\", made \"async throws\""
    case (true, false): return "in \"\(function)\", made async"
    case (false, true): return "in \"\(function)\", made throwing"
    case (false, false): return nil
    }
  }

  /// ` (with "import Dispatch")`
  private func importWords(_ code: String, _ imports: Imports) -> String {
    let modules = imports.missing(for: code)
    if modules.isEmpty { return "" }
    let words = modules.map { $0 == "FoundationNetworking" ? "\"import \($0)\" on Linux" : "\"import \($0)\"" }
    return " (with \(words.joined(separator: " and ")))"
  }

  /// A continuation that is resumed with what a closure gives, or with its error when it has a `try`.
  private func withErrors(_ code: String, _ around: Surroundings) -> String {
    guard around.tries != .no else { return code }
    for argument in ["{0}()", "{1}()"] where code.holds("resume(returning: \(argument))") {
      return code.replacing("resume(returning: \(argument))", with: "resume(with: Result { try \(argument) })")
        .replacing("await withCheckedContinuation", with: "\(around.tryAwait) withCheckedThrowingContinuation")
    }
    return code
  }

  /// `write {0}` is made for a closure, `{0}.path` for a name; anything else goes in parentheses.
  private func withParentheses(_ code: String) -> String {
    var code = analyzer.givenParts(of: code, subject.candidate)
    for argument in analyzer.compoundArguments(subject.candidate, at: subject.api) {
      code = code.replacing("{\(argument)}.", with: "({\(argument)}).")
    }
    for substitution in argumentTexts where !substitution.name.hasPrefix("{ ") {
      let end = " \(substitution.placeholder)"
      if code.hasSuffix(end), code.dropLast(end.count).last?.isLetter ?? false {
        return code.dropLast(end.count) + "(\(substitution.placeholder))"
      }
    }
    return code
  }
}

extension AdviceSubject {
  fileprivate var symbolName: String { steps.last?.name ?? "" }
}

extension Analyzer {
  fileprivate func adviceLine(ofSymbol symbol: Int) -> AdviceLine {
    if let answer = adviceLines[symbol] { return answer }
    let answer = AdviceLine(external.catalogue.symbols[symbol].advice)
    adviceLines[symbol] = answer
    return answer
  }
}
