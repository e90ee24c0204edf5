import AsyncLintCatalogue
import AsyncLintSyntax

/// The program and what has been found out about it so far.
///
/// Nothing is computed before it is asked for: only calls of names that may block are resolved, and only the receivers of those are
/// typed. Answers are kept, so each question costs once. Every access of these tables would check that no other is under way: an
/// analyzer is used by one thread at a time, and its methods hold no access while they ask each other.
final class Analyzer {
  let options: AnalysisOptions
  let interner: Interner
  let known: KnownNames
  @exclusivity(unchecked) var program: Program
  let external: ExternalIndex
  let files: [ProgramFile]
  private let bodyStore: BodyStore
  let modulesByName: [GlobalName: [Int]]
  let reachability: Reachability
  private(set) var inheritingTypes = InheritingTypes()

  /// Names with smaller numbers may occur in files; the others are the catalogue's alone.
  let fileNameCount: Int
  /// What any call may run: `callAsFunction`, if the program declares one.
  let callName: GlobalName?
  let nameIndex: NameIndex
  /// Compound names by name and label.
  @exclusivity(unchecked) var compoundCalls = AnswerTable<UInt64, GlobalName>()

  // MARK: Answers kept
  @exclusivity(unchecked) var typeOfNode = AnswerTable<Place, SwiftType>()
  @exclusivity(unchecked) var typesInProgress = OpenQuestions<Place>()
  @exclusivity(unchecked) var resolvedTypeNodes = AnswerTable<Place, SwiftType>()
  @exclusivity(unchecked) var supertypesOfNominal = AnswerTable<NominalID, [SwiftType]>()
  /// Types that the program extends and nobody here declares.
  @exclusivity(unchecked) var foreignTypes: [GlobalName: NominalID] = [:]
  @exclusivity(unchecked) var associatedTypes: [AssociatedType: SwiftType] = [:]
  @exclusivity(unchecked) var dependentTypes: [DependentType: Place] = [:]
  /// Of the outermost question about such a type.
  @exclusivity(unchecked) var dependentSteps = (count: 0, depth: 0)
  @exclusivity(unchecked) var hierarchies = AnswerTable<NominalID, [NominalID]>()
  /// By file and name: types of the top level, once the owners of all declarations are known.
  @exclusivity(unchecked) var recentGlobalTypes = RecentAnswers<Place, SwiftType>(placeBits: 12)
  @exclusivity(unchecked) var inheritedNamesOfNominal = AnswerTable<NominalID, [GlobalName]>()
  @exclusivity(unchecked) var typesWithoutLiterals = AnswerTable<NominalID, Bool>()
  /// Sequences whose iterators are asked for their elements.
  @exclusivity(unchecked) var elementsInProgress = OpenQuestions<NominalID>()
  @exclusivity(unchecked) var supertypesInProgress = OpenQuestions<NominalID>()
  @exclusivity(unchecked) var resolutions = AnswerTable<Place, Resolution>()
  @exclusivity(unchecked) var resolutionsInProgress = OpenQuestions<Place>()
  /// Some that are asked for within one question and the next.
  @exclusivity(unchecked) var recentShapes = RecentAnswers<Place, CallShape>(placeBits: 6)
  @exclusivity(unchecked) var signatures = AnswerTable<Place, Signature>()
  @exclusivity(unchecked) var closureFates = AnswerTable<Place, ClosureFate>()
  /// By number of the line.
  @exclusivity(unchecked) var linesForUnknownReceivers = AnswerTable<Int32, UseOfLine>()
  @exclusivity(unchecked) var fatesInProgress = OpenQuestions<Place>()
  /// What holds the closure that a function's escaping parameter is given: see `holder(asParameter:of:in:from:)`.
  @exclusivity(unchecked) var statementsRelyingOnErrorType: [Place: Bool] = [:]
  @exclusivity(unchecked) var actorsNeedingThread: [NominalID: Bool] = [:]
  @exclusivity(unchecked) var actorsThatBlock: [NominalID: Bool] = [:]
  @exclusivity(unchecked) var stepsOfBodies: [Place: [StepOfFile]] = [:]
  @exclusivity(unchecked) var quickStepsOfTypes: [NominalID: [StepElsewhere]] = [:]
  @exclusivity(unchecked) var startedPools: [DeclarationID: Bool] = [:]
  @exclusivity(unchecked) var statementsGivingErrorOfType: [Place: Bool] = [:]
  @exclusivity(unchecked) var holdersOfParameters = AnswerTable<Place, Place?>()
  @exclusivity(unchecked) var visibleProjectModules: [[Bool]] = []
  @exclusivity(unchecked) var importedModulesOfFile = AnswerTable<Int32, Set<Int>>()
  /// Those of them that come as a whole.
  @exclusivity(unchecked) var wholeModulesOfFile = AnswerTable<Int32, Set<Int>>()
  @exclusivity(unchecked) var libraryKnowledge: [DeclarationID: LibraryKnowledge] = [:]
  @exclusivity(unchecked) var visibleModulesOfFile = AnswerTable<Int32, Set<GlobalName>>()
  /// By imported modules.
  @exclusivity(unchecked) var modulesComingWith: [Set<GlobalName>: Set<GlobalName>] = [:]
  /// Whether a name is made of several words.
  @exclusivity(unchecked) var compoundNames: [GlobalName: Bool] = [:]
  @exclusivity(unchecked) var basesOfModule = AnswerTable<GlobalName, [GlobalName]>()
  @exclusivity(unchecked) var importsOfFile = AnswerTable<Int32, Imports>()
  @exclusivity(unchecked) var knownTypeTexts: [KnownTypeText: SwiftType] = [:]
  @exclusivity(unchecked) var implementationsOfUnit = AnswerTable<Unit, [Unit]>()
  @exclusivity(unchecked) var allImplementationsOfUnit = AnswerTable<Unit, [Unit]>()
  /// By requirement, then by the type that a value is known to be of.
  @exclusivity(unchecked) var implementationsOnType: [Unit: [ReceiverType: [Unit]?]] = [:]
  /// Of a body: whether it is a function's that nobody names.
  @exclusivity(unchecked) var lastNamed: (function: Place, isUnnamed: Bool)?
  /// Of a synchronous function: whose thread its own code holds.
  @exclusivity(unchecked) var lastOwner: (function: Place, owner: Owner)?
  @exclusivity(unchecked) var lastVariableUses: (function: Place, name: GlobalName, uses: VariableUses)?
  @exclusivity(unchecked) var usesOfLastFunction: (function: Place, uses: [GlobalName: VariableUses], isCutShort: Bool)?
  /// By body, then by the name of a library's type.
  @exclusivity(unchecked) var objectsOfBody: [Place: [String: [LocalBinding]]] = [:]
  @exclusivity(unchecked) var lastSought: (body: Place, objects: Set<ObjectPath>)?
  @exclusivity(unchecked) var lastChanges: (function: Place, object: ObjectPath, offsets: [UInt32]?)?
  @exclusivity(unchecked) var lastSignalling: (block: Place, found: SignallingStatements)?
  @exclusivity(unchecked) var lastTwin: (body: Place, object: ObjectPath, first: (use: NodeID, twin: AsyncTwin)?)?
  @exclusivity(unchecked) var lastSignal: (declared: Place, function: Place, isOnlySignalled: Bool)?
  @exclusivity(unchecked) var lastMembers: (body: Place, nodes: [NodeID])?
  @exclusivity(unchecked) var lastEndings: (body: Place, nodes: [ObjectPath: [NodeID]])?
  @exclusivity(unchecked) var decidingParameters: [Place: DecidingParameters?] = [:]
  @exclusivity(unchecked) var typesTakingDefaults = AnswerTable<Unit, [NominalID]>()
  @exclusivity(unchecked) var literalInitializers: [NominalID: [DeclarationID]] = [:]
  @exclusivity(unchecked) var endsOfTasks: [EndOfTask: Range<UInt32>?] = [:]
  @exclusivity(unchecked) var lastLocalPool: (place: Place, isStarted: Bool)?
  @exclusivity(unchecked) var processesOfPipes: (function: Place, processes: [ObjectPath: ObjectPath])?
  @exclusivity(unchecked) var implementationTables = AnswerTable<Unit, ImplementationTable?>()
  @exclusivity(unchecked) var conformingTypes: [NominalID: [NominalID]] = [:]
  @exclusivity(unchecked) var outermostConformingTypes: [NominalID: [NominalID]] = [:]
  /// Those of them that are of the package that declares the protocol.
  @exclusivity(unchecked) var neighboursConforming: [NominalID: [NominalID]] = [:]
  @exclusivity(unchecked) var classesAboveConformers: [NominalID: Set<NominalID>] = [:]
  /// Of functions and variables, local ones too: what all that they give is made of, when that was asked for.
  @exclusivity(unchecked) var madeTypes: [Place: MadeType?] = [:]
  /// By file and name: where something of the name is set, when that was asked for.
  @exclusivity(unchecked) var writesOfName: [Place: NameWrites] = [:]
  /// Of stored properties: whether only initializers set them.
  @exclusivity(unchecked) var fixedProperties: [DeclarationID: Bool] = [:]
  /// By name: the only constant or variable of it that is added to a type of a library.
  @exclusivity(unchecked) var addedVariables: [GlobalName: DeclarationID?] = [:]
  /// Of APIs: whether classes of the program override them.
  @exclusivity(unchecked) var symbolsOverridden: [Int: Bool] = [:]
  /// Of structures: whether an initializer lets other code change what it has made.
  @exclusivity(unchecked) var selfChangingTypes: [NominalID: Bool] = [:]
  @exclusivity(unchecked) var propertiesWithInitialValues: [NominalID: [DeclarationID]] = [:]
  /// Of variables with an initial value: whether nobody sets them.
  @exclusivity(unchecked) var constantVariables: [DeclarationID: Bool] = [:]
  @exclusivity(unchecked) var unusedSetters: [Place: Bool] = [:]
  /// By property and initializer.
  @exclusivity(unchecked) var propertySettings: [UInt64: PropertySettings?] = [:]
  /// As `mostConstructions`: those that may still be looked into for the value that is followed.
  @exclusivity(unchecked) var constructionsLeft = 0
  /// Within one another: closures whose takers are looked into.
  @exclusivity(unchecked) var closuresFollowed = 0
  @exclusivity(unchecked) var typesReplacingThemselves: [NominalID: Bool] = [:]
  @exclusivity(unchecked) var callsOfPrivateFunctions: [Place: [Site]?] = [:]
  @exclusivity(unchecked) var zeroVariables: [ZeroVariable: Bool] = [:]
  /// Of switches: by which cases their parts are reached.
  @exclusivity(unchecked) var casesOfSwitches: [Place: [NodeID: GivenMember.Cases]] = [:]
  /// By pair of modules: whether something knows both, where neither knows the other.
  @exclusivity(unchecked) var meetings: [UInt64: Bool] = [:]
  /// By name, then by type: the members of that name of all types below it.
  @exclusivity(unchecked) var membersBelow: [GlobalName: [NominalID: [DeclarationID]]] = [:]
  @exclusivity(unchecked) var inheritanceOfNames: [GlobalName: InheritanceOfName] = [:]
  /// By class or protocol: what types below it conform to beside.
  @exclusivity(unchecked) var protocolsBelowTypes: [NominalID: Set<NominalID>] = [:]
  @exclusivity(unchecked) var adviceLines: [Int: AdviceLine] = [:]
  @exclusivity(unchecked) var namesOfVariables = AnswerTable<GlobalName, Bool>()
  @exclusivity(unchecked) var typesHavingEventLoop = AnswerTable<NominalID, Bool>()
  @exclusivity(unchecked) var lastAdviceWords: (advice: String, words: AdviceWords, declared: [AdviceWords.Declared])?
  /// Of functions and other bodies, as reports name them.
  @exclusivity(unchecked) var namesOfBodies = AnswerTable<Place, String>()
  private(set) lazy var keysOfMainQueue = findKeysOfMainQueue()
  private(set) lazy var contextWords = findContextWords()
  /// By sequence of operators: where its operands stand.
  @exclusivity(unchecked) var operandPlaces: [Place: [NodeID: OperandPlace]] = [:]
  @exclusivity(unchecked) var isolations = AnswerTable<DeclarationID, Isolation>()
  /// By actor: what it runs on.
  @exclusivity(unchecked) var executors = AnswerTable<NominalID, Isolation>()
  /// Of tasks in actors that bring executors: whether they capture what the code around them is isolated to.
  @exclusivity(unchecked) var tasksCapturingActor: [Place: Bool] = [:]
  /// What members of a type get from it.
  @exclusivity(unchecked) var isolationsOfTypes = AnswerTable<NominalID, Isolation?>()
  /// By type and how deep in another type it was asked for.
  @exclusivity(unchecked) var sendabilities = AnswerTable<NominalID, Bool?>()
  // MARK: What the rules of `Rules/` ask for
  let ruleWords: RuleWords
  let memoryWords: MemoryWords
  let lockWords: LockWords
  let swiftModuleName: GlobalName
  var startedTasksOfBody: [Place: [NodeID]] = [:]
  var objectsUsedByTask: [Place: UsedObjects] = [:]
  /// By block.
  var endsOfReached: [Place: UInt32] = [:]
  /// What `findNamesOfKeepers` has found, when the propagation begins.
  var namesOfKeepers: Set<GlobalName> = []
  private(set) lazy var namesOfIsolatedRequirements = findNamesOfIsolatedRequirements()
  private(set) lazy var foreignConformances = findForeignConformances()
  private(set) lazy var foreignImplementations = findForeignImplementations()
  private(set) lazy var ruleNumbers = RuleNumbers(external.catalogue)
  // MARK: What the conditions of the catalogue ask for
  let standardOutput: StandardOutputWords
  let nonblocking: NonblockingWords
  var nonblockingModeOfFile = AnswerTable<Int32, NonblockingMode>()
  private(set) lazy var namesAboutNonblocking = findNamesAboutNonblocking()
  private(set) lazy var nonblockingHelpers = findNonblockingHelpers()
  let libraryWords: LibraryWords
  let eventLoopProtocols: EventLoopProtocols
  @exclusivity(unchecked) var openQuestions = QuestionStack()
  @exclusivity(unchecked) var cutTypes = CutAnswers<SwiftType>()
  @exclusivity(unchecked) var cutResolutions = CutAnswers<Resolution>()
  @exclusivity(unchecked) var cutFates = CutAnswers<ClosureFate>()
  @exclusivity(unchecked) var cutHolders = CutAnswers<Place?>()
  @exclusivity(unchecked) var cutAssociatedTypes: [AssociatedType: SwiftType] = [:]
  /// How deep the typing of expressions has gone: chains of any length occur, the stack is finite.
  @exclusivity(unchecked) var depth = 0
  static let maximumDepth = 200

  /// `run` does the work of `threads` threads.
  init(
    inputs: consuming [AnalysisInput], catalogue: CatalogueSource, options: AnalysisOptions, threads: Int = 1,
    run: WorkRunner = runOneByOne
  ) {
    self.options = options
    let interner = Interner()
    let bodyStore = BodyStore(interner)
    var modules: [ProgramModule] = []
    var moduleIndex: [ModuleIdentity: Int] = [:]
    let moduleOfFile = inputs.map { input in
      if let known = moduleIndex[input.module] { return known }
      moduleIndex[input.module] = modules.count
      modules.append(
        ProgramModule(
          name: interner.intern(input.module.name), package: input.module.package, isTest: input.module.isTest))
      return modules.count - 1
    }
    let (files, bodyNames) = ProgramFilePart.make(
      inputs, modules: moduleOfFile, interner, bodyStore, threads: threads, run: run)
    self.files = files
    self.bodyStore = bodyStore
    let fileNameCount = interner.count
    self.fileNameCount = fileNameCount
    known = KnownNames(interner)
    ruleWords = RuleWords(interner)
    memoryWords = MemoryWords(interner)
    lockWords = LockWords(interner)
    standardOutput = StandardOutputWords(interner)
    nonblocking = NonblockingWords(interner)
    swiftModuleName = interner.intern("Swift")
    libraryWords = LibraryWords(interner, known)
    eventLoopProtocols = EventLoopProtocols(interner)
    let index = Later { [nameCount = interner.count] in
      NameIndex(files: files, bodyNames: bodyNames, nameCount: nameCount)
    }
    let declarations = Later {
      var program = Program(
        files: files, modules: modules, exportedName: interner.intern("_exported"),
        testableName: interner.intern("testable"))
      let external = ExternalIndex(catalogue, fileNameCount: fileNameCount, interner: interner, program: &program)
      return (program, external)
    }
    run(2) { $0 == 0 ? index.make() : declarations.make() }
    // Nobody else may hold the program: `bindOwners` would copy all declarations.
    (program, external) = declarations.take()
    let modulesSeen = program.modules
    modulesByName = Dictionary(grouping: modulesSeen.indices, by: { modulesSeen[$0].name })
    reachability = Reachability(modulesSeen, modulesByName: modulesByName)
    self.interner = interner
    let callName = known.callAsFunction
    self.callName = program.declarations.contains { $0.name == callName } ? callName : nil
    var nameIndex = index.take()
    nameIndex.ubiquitous = self.callName
    self.nameIndex = nameIndex
    let inheriting = Later { InheritingTypes(files) }
    let owners = Later { self.bindOwners() }
    run(2) { $0 == 0 ? owners.make() : inheriting.make() }
    inheritingTypes = inheriting.take()
    inheritingTypes.addTypesOutside(program)
  }

  /// Another analyzer of the same program, for another thread: it keeps its own answers and reads bodies for itself.
  ///
  /// To be made when nothing but the program is known yet.
  init(_ other: Analyzer) {
    options = other.options
    let interner = Interner(addingTo: other.interner)
    let bodyStore = BodyStore(interner)
    files = other.files.map { ProgramFile($0, interner: interner, bodyStore: bodyStore) }
    self.bodyStore = bodyStore
    self.interner = interner
    known = other.known
    program = other.program
    external = other.external
    modulesByName = other.modulesByName
    reachability = Reachability(program.modules, modulesByName: modulesByName)
    inheritingTypes = other.inheritingTypes
    fileNameCount = other.fileNameCount
    callName = other.callName
    nameIndex = other.nameIndex
    foreignTypes = other.foreignTypes
    ruleWords = other.ruleWords
    memoryWords = other.memoryWords
    lockWords = other.lockWords
    swiftModuleName = other.swiftModuleName
    standardOutput = other.standardOutput
    nonblocking = other.nonblocking
    libraryWords = other.libraryWords
    eventLoopProtocols = other.eventLoopProtocols
    recentGlobalTypes.begin()
    recentShapes.begin()
  }

  func file(_ place: Place) -> ProgramFile { files[Int(place.file)] }
  func file(of declaration: DeclarationID) -> ProgramFile { files[Int(program[declaration].file)] }
  func text(_ name: GlobalName) -> String { interner.text(of: name) }

  /// Forgets the bodies that have been read, if they take too much memory. For the time between two questions: nobody may have a
  /// `NodeList` any more.
  func releaseBodiesIfFull() {
    if bodyStore.isFull { releaseBodies(keepingMemory: true) }
  }

  /// Forgets the bodies that have been read. `keepingMemory`: others will be.
  func releaseBodies(keepingMemory: Bool) {
    for file in bodyStore.holders { files[Int(file)].forgetBodies() }
    bodyStore.removeAll(keepingMemory: keepingMemory)
  }
}

/// A value that somebody makes, maybe on another thread.
private final class Later<Value>: @unchecked Sendable {
  private let body: () -> Value
  private var made: Value?

  init(_ body: @escaping () -> Value) { self.body = body }

  func make() { made = body() }

  /// When it has been made, for one who then is the only one to have it.
  func take() -> Value {
    defer { made = nil }
    return made ?? body()
  }
}
