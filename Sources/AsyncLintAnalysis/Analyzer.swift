import AsyncLintCatalogue
import AsyncLintSyntax

/// The program and what has been found out about it so far.
///
/// Nothing is computed before it is asked for: only calls of names that may block are resolved, and only the receivers of those are
/// typed. Answers are kept, so each question costs once.
final class Analyzer {
  let options: AnalysisOptions
  var interner: Interner
  let known: KnownNames
  var program: Program
  let external: ExternalIndex
  let files: [ProgramFile]
  let modulesByName: [GlobalName: [Int]]
  let modulesByPackage: [String: [Int]]

  // MARK: Answers kept
  var typeOfNode = AnswerTable<Place, SwiftType>()
  var typesInProgress = OpenQuestions<Place>()
  var resolvedTypeNodes = AnswerTable<Place, SwiftType>()
  var supertypesOfNominal = AnswerTable<NominalID, [SwiftType]>()
  /// Types that the program extends and nobody here declares.
  var foreignTypes: [GlobalName: NominalID] = [:]
  var hierarchies = AnswerTable<NominalID, [NominalID]>()
  var supertypesInProgress = OpenQuestions<NominalID>()
  var resolutions = AnswerTable<Place, Resolution>()
  var resolutionsInProgress = OpenQuestions<Place>()
  var signatures = AnswerTable<Place, Signature>()
  var closureFates = AnswerTable<Place, ClosureFate>()
  var visibleProjectModules: [Int: Set<Int>] = [:]
  /// By module; empty until asked for.
  var reachableModules: [[Bool]] = []
  var importedModulesOfFile: [Int32: Set<Int>] = [:]
  var libraryKnowledge: [DeclarationID: LibraryKnowledge] = [:]
  var visibleModulesOfFile = AnswerTable<Int32, Set<GlobalName>>()
  /// Whether a name is made of several words.
  var compoundNames: [GlobalName: Bool] = [:]
  var basesOfModule = AnswerTable<GlobalName, [GlobalName]>()
  var importsOfFile = AnswerTable<Int32, Imports>()
  var knownTypeTexts: [String: SwiftType] = [:]
  var implementationsOfUnit: [Unit: [Unit]] = [:]
  var isolations = AnswerTable<DeclarationID, Isolation>()
  // MARK: What the rules of `Rules/` ask for
  let ruleWords: RuleWords
  let memoryWords: MemoryWords
  let swiftModuleName: GlobalName
  var startedTasksOfBody: [Place: StartedTasks] = [:]
  private(set) lazy var ruleNumbers = RuleNumbers(external.catalogue)
  // MARK: What the conditions of the catalogue ask for
  let standardOutput: StandardOutputWords
  let nonblocking: NonblockingWords
  var nonblockingModeOfFile: [Int32: NonblockingMode] = [:]
  // MARK: Names of the standard library whose types follow from their arguments
  let nextName, iteratorName, elementsName, typeName, filterName, eventLoopFutureName,
    eventLoopName, waitName, nioCoreName,
    zipName: GlobalName
  /// Functions and methods that give what their closure gives.
  let resultOfClosureFunctions, resultOfClosureMethods: Set<GlobalName>
  /// Methods that give a collection of the same elements.
  let sameElements: Set<GlobalName>
  /// Methods whose closure gets the value that the receiver guards.
  let valueClosureMethods: Set<GlobalName>
  /// Methods of the standard library's collections that change them in place.
  let mutatingMethods: Set<GlobalName>
  /// Methods that take an element.
  let elementMethods: Set<GlobalName>
  let placeholderNames, rangeOperators: Set<GlobalName>
  /// `$1`
  let secondAnonymous: GlobalName
  /// Methods that NIO calls on the event loop, and the protocols that ask for them.
  let channelHandlerMethods, channelHandlerProtocols: Set<GlobalName>
  /// Types outside with one generic parameter that is not called `Element`: the parameter's name.
  let namesOfOnlyParameter: [GlobalName: GlobalName]
  /// How often an answer was cut short, by a cycle or by depth, and how often each came out empty because of it.
  var cuts = 0
  var attempts: [Place: Int] = [:]
  /// How deep the typing of expressions has gone: chains of any length occur, the stack is finite.
  var depth = 0
  static let maximumDepth = 200

  init(inputs: [AnalysisInput], catalogue: Catalogue, options: AnalysisOptions) {
    self.options = options
    var interner = Interner()
    known = KnownNames(&interner)
    var modules: [ProgramModule] = []
    var moduleIndex: [ModuleIdentity: Int] = [:]
    ruleWords = RuleWords(&interner)
    memoryWords = MemoryWords(&interner)
    standardOutput = StandardOutputWords(&interner)
    nonblocking = NonblockingWords(&interner)
    swiftModuleName = interner.intern("Swift")
    var files: [ProgramFile] = []
    files.reserveCapacity(inputs.count)
    for (index, input) in inputs.enumerated() {
      let module: Int
      if let existing = moduleIndex[input.module] {
        module = existing
      } else {
        module = modules.count
        modules.append(
          ProgramModule(
            name: interner.intern(input.module.name), package: input.module.package, isTest: input.module.isTest))
        moduleIndex[input.module] = module
      }
      files.append(
        ProgramFile(
          index: Int32(index), facts: input.facts, path: input.path, module: module, isReported: input.isReported,
          isLibrary: input.isLibrary, interner: &interner))
    }
    self.files = files
    nextName = interner.intern("next")
    iteratorName = interner.intern("Iterator")
    elementsName = interner.intern("makeIterator")
    typeName = interner.intern("type")
    filterName = interner.intern("filter")
    waitName = interner.intern("wait")
    zipName = interner.intern("zip")
    nioCoreName = interner.intern("NIOCore")
    eventLoopFutureName = interner.intern("EventLoopFuture")
    eventLoopName = interner.intern("EventLoop")
    func names(_ texts: String...) -> Set<GlobalName> { Set(texts.map { interner.intern($0) }) }
    resultOfClosureFunctions = names(
      "autoreleasepool", "withExtendedLifetime", "withUnsafePointer", "withUnsafeMutablePointer", "withUnsafeBytes",
      "withoutActuallyEscaping")
    resultOfClosureMethods = names(
      "withLock", "withLockedValue", "withLockUnchecked", "sync", "performAndWait", "withUnsafeBytes",
      "withUnsafeBufferPointer", "withUnsafeMutableBytes", "withUnsafeMutableBufferPointer", "withCString", "run")
    sameElements = names(
      "filter", "sorted", "reversed", "shuffled", "dropFirst", "dropLast", "prefix", "suffix", "lazy")
    valueClosureMethods = names("withLock", "withLockedValue", "withLockUnchecked", "withLockIfAvailable")
    mutatingMethods = names(
      "append", "insert", "remove", "removeAll", "removeFirst", "removeLast", "removeValue", "removeSubrange",
      "popLast",
      "popFirst", "sort", "reverse", "shuffle", "swapAt", "updateValue", "merge", "formUnion", "formIntersection",
      "subtract", "toggle", "negate", "replaceSubrange")
    elementMethods = names("append", "insert", "updateValue")
    placeholderNames = names(
      "Element", "Key", "Value", "Wrapped", "Success", "Failure", "Self", "Output", "Named", "Given", "GivenElement",
      "Produced")
    rangeOperators = names("...", "..<")
    secondAnonymous = interner.intern("$1")
    channelHandlerMethods = names(
      "handlerAdded", "handlerRemoved", "channelRegistered", "channelUnregistered", "channelActive", "channelInactive",
      "channelRead", "channelReadComplete", "channelWritabilityChanged", "userInboundEventTriggered", "errorCaught",
      "register", "bind", "connect", "write", "flush", "read", "close", "triggerUserOutboundEvent", "decode",
      "decodeLast", "encode", "removeHandler", "shouldReclaimBytes")
    channelHandlerProtocols = names(
      "ChannelHandler", "ChannelInboundHandler", "ChannelOutboundHandler", "ChannelDuplexHandler",
      "RemovableChannelHandler", "_ChannelInboundHandler", "_ChannelOutboundHandler", "ByteToMessageDecoder",
      "NIOSingleStepByteToMessageDecoder", "MessageToByteEncoder", "WriteObservingByteToMessageDecoder")
    namesOfOnlyParameter = [
      interner.intern("EventLoopFuture"): known.value, interner.intern("EventLoopPromise"): known.value,
      interner.intern("Mutex"): known.value, interner.intern("NIOLockedValueBox"): known.value,
      interner.intern("ManagedAtomic"): known.value, interner.intern("TaskLocal"): known.value,
    ]
    var program = Program(files: files, modules: modules, exportedName: interner.intern("_exported"))
    external = ExternalIndex(catalogue: catalogue, interner: &interner, program: &program)
    program.sortByName(nameCount: interner.count)
    self.program = program
    modulesByName = Dictionary(grouping: program.modules.indices, by: { program.modules[$0].name })
    modulesByPackage = Dictionary(grouping: program.modules.indices, by: { program.modules[$0].package })
    self.interner = interner
    bindOwners()
  }

  func file(_ place: Place) -> ProgramFile { files[Int(place.file)] }
  func text(_ name: GlobalName) -> String { interner.text(of: name) }
}
