/// Names of libraries that mean something to the typing of expressions and to contexts.
struct LibraryWords {
  /// Of the standard library, whose types follow from their arguments.
  let nextName, elementsName, asyncElementsName, typeName, filterName, eventLoopFutureName, eventLoopName,
    waitName, nioCoreName, zipName, joinedName, dictionaryName, repeatName, executorPreferenceName,
    globalConcurrentExecutorName, queueName, presentingName, withoutActuallyEscapingName: GlobalName
  /// The type of a sequence's iterator, what gives one, and what has the same elements.
  let iteratorNames, iteratorMakers, sequencePartNames: [GlobalName]
  /// What says of a type that its `next()` gives elements.
  let sequenceProtocols, asyncSequenceProtocols: Set<GlobalName>
  /// What types conform to without being written as literals, and the raw types of enumerations.
  let protocolsWithoutLiterals, rawTypes: Set<GlobalName>
  /// Types of the standard library and Foundation that no literal stands for.
  let typesWithoutLiterals: Set<GlobalName>
  /// Members of points in time, which no number or text has: `.now()`, `.distantFuture`.
  let timeMembers: Set<GlobalName>
  /// Labels under which a dictionary is made of pairs; none for the first argument.
  let pairLabels: Set<GlobalName>
  /// Functions that make a sequence of tuples of two.
  let pairingFunctions: Set<GlobalName>
  /// Functions and methods that give what their closure gives.
  let resultOfClosureFunctions, resultOfClosureMethods: Set<GlobalName>
  /// Methods that give a collection of the same elements.
  let sameElements: Set<GlobalName>
  let immediateName: GlobalName
  /// Members of every actor that ask whether code runs on it.
  let isolationChecks: Set<GlobalName>
  let lazyName, enumeratedName, valuesName, resultBuilderName: GlobalName
  /// What a result builder runs whatever its content is, and in this order in a list of them.
  let builderFunctions: [GlobalName]
  let testModules: Set<GlobalName>
  /// Static members that are by their names of the type that they are asked of.
  let instanceNames: Set<GlobalName>
  /// Methods of lazy sequences that give lazy sequences.
  let lazyMethods: Set<GlobalName>
  /// By the requirement that the standard library asks values by: what asks so, and the protocols that have it.
  let askers, protocolsOfQuestions: [GlobalName: Set<GlobalName>]
  let allAskers: Set<GlobalName>
  let hashName, hashValueName, descriptionName, debugDescriptionName, ofLabel, equal, less: GlobalName
  /// Labels under which what is asked for its hash value or `==` is given to a method; none for the first argument.
  let askedLabels: Set<GlobalName>
  /// What asks the keys of dictionaries so, and what makes a collection of such keys.
  let keyMethods, hashedCollections: Set<GlobalName>
  /// Those that give what their closure makes of all elements, or some of these.
  let lazyMappings: Set<GlobalName>
  /// Properties of collections that give elements of them.
  let elementProperties: Set<GlobalName>
  /// What goes through all of a sequence, or until it has found something. Others (`lazy`, `enumerated()`) do it later, or not at all.
  let iteratingMethods, iteratingCollections: Set<GlobalName>
  /// What goes through what it is given: methods of collections, those of them that take a single element without `contentsOf`, and operators.
  let consumingMethods, growingMethods, consumingOperators: Set<GlobalName>
  /// Those that an optional has too, which gives them the value that it holds.
  let optionalMethods: Set<GlobalName>
  /// What goes through another sequence when it is gone through itself: types around it, and methods, of those that are no collections.
  let sequenceWrappers, slicingMethods: Set<GlobalName>
  /// The protocols that these methods are of.
  let iterableProtocols, collectionProtocols, textProtocols: Set<GlobalName>
  let reversedName, indexName, startIndexName: GlobalName
  let hashableName, rawRepresentableName, rawValueTypeName, rawValueName, resumeName, returningName: GlobalName
  /// What any value may conform to: two types that share no more have nothing in common. `known-types.md` lists all types of the standard
  /// library that do.
  let valueProtocols: NameSet
  /// Methods that the compiler makes, what those and `init(from:)` take, and members that many types of the library have.
  let usualMembers, membersOfMany: NameSet
  let coders: Set<GlobalName>
  /// Names of constants that types of libraries have themselves.
  let usualConstants: Set<GlobalName>
  let fromName: GlobalName
  /// Whose literals are written as lists of members of the type itself.
  let setProtocols: Set<GlobalName>
  /// Methods whose closure gets the value that the receiver guards.
  let valueClosureMethods: Set<GlobalName>
  /// Methods of the standard library's collections that change them in place.
  let mutatingMethods: Set<GlobalName>
  /// The same of everyday names, with the types that they are such methods of.
  let mutatingMethodsOfTypes: [GlobalName: Set<GlobalName>]
  /// Methods that take an element, and those that take a whole collection of the same kind.
  let elementMethods, mergingMethods: Set<GlobalName>
  let contentsOfName, addingToName: GlobalName
  /// Functions that call `write(_:)` of what they are given as `to`, and the protocol that it is of.
  let streamWriters: Set<GlobalName>
  let streamProtocols: Set<GlobalName>
  let writeName, toLabel: GlobalName
  /// What a literal calls for each value that is put into it, what it is made of where nothing else is asked for, and the operator by which a
  /// pattern matches.
  let interpolationName, interpolationTypeName, usualInterpolationName, matching: GlobalName
  /// What calls the `encode(to:)` and the `init(from:)` of what it is given, what these take, and the protocols that they are of.
  let encodeName, decodeName, encoderName, decoderName: GlobalName
  let codingProtocols: Set<GlobalName>
  /// What is made of a block or of what a class says in `main()`, and the methods that run that where they are called.
  let workItems, startingMethods: Set<GlobalName>
  let operationName, startName, mainName: GlobalName
  let placeholderNames, rangeOperators, rangeTypes: Set<GlobalName>
  /// Operators that the standard library defines by another one, and those others.
  let definingOperators: [GlobalName: GlobalName]
  let definedOperators: Set<GlobalName>
  let addressName, isFileAddressName: GlobalName
  /// `$0`, `$1`
  let firstAnonymous, secondAnonymous: GlobalName
  /// Types outside whose generic parameters are not one called `Element`: their names.
  let parameterNames: [GlobalName: [GlobalName]]

  init(_ interner: Interner, _ known: KnownNames) {
    nextName = interner.intern("next")
    elementsName = interner.intern("makeIterator")
    asyncElementsName = interner.intern("makeAsyncIterator")
    iteratorNames = [interner.intern("Iterator"), interner.intern("AsyncIterator")]
    sequencePartNames = iteratorNames + [interner.intern("SubSequence")]
    iteratorMakers = [elementsName, asyncElementsName]
    typeName = interner.intern("type")
    filterName = interner.intern("filter")
    waitName = interner.intern("wait")
    zipName = interner.intern("zip")
    joinedName = interner.intern("joined")
    dictionaryName = interner.intern("Dictionary")
    nioCoreName = interner.intern("NIOCore")
    eventLoopFutureName = interner.intern("EventLoopFuture")
    eventLoopName = interner.intern("EventLoop")
    repeatName = interner.intern("repeat")
    executorPreferenceName = interner.intern("executorPreference")
    globalConcurrentExecutorName = interner.intern("globalConcurrentExecutor")
    queueName = interner.intern("queue")
    presentingName = interner.intern("presenting")
    withoutActuallyEscapingName = interner.intern("withoutActuallyEscaping")
    func names(_ texts: String...) -> Set<GlobalName> { Set(texts.map { interner.intern($0) }) }
    sequenceProtocols = names(
      "Sequence", "IteratorProtocol", "LazySequenceProtocol", "AsyncSequence", "AsyncIteratorProtocol")
    asyncSequenceProtocols = names("AsyncSequence")
    protocolsWithoutLiterals = names(
      "Sendable", "Equatable", "Hashable", "Comparable", "Codable", "Encodable", "Decodable", "Identifiable", "Error",
      "LocalizedError", "CustomStringConvertible", "CustomDebugStringConvertible", "CaseIterable", "RawRepresentable",
      "Sequence", "IteratorProtocol", "AsyncSequence", "AsyncIteratorProtocol", "AnyObject", "Actor", "NSObject",
      "ObservableObject", "~Copyable", "~Escapable", "~Sendable", "@MainActor", "~@MainActor")
    rawTypes = names(
      "String", "Character", "Int", "UInt", "Int8", "UInt8", "Int16", "UInt16", "Int32", "UInt32", "Double")
    typesWithoutLiterals = names("Data", "Date", "Duration", "URL", "URLRequest", "UUID")
    timeMembers = names("now", "distantFuture", "distantPast")
    pairingFunctions = names("zip", "combineLatest")
    pairLabels = [0, interner.intern("uniqueKeysWithValues")]
    resultOfClosureFunctions = names(
      "autoreleasepool", "withExtendedLifetime", "withUnsafePointer", "withUnsafeMutablePointer", "withUnsafeBytes",
      "withoutActuallyEscaping")
    resultOfClosureMethods = names(
      "withLock", "withLockedValue", "withLockUnchecked", "sync", "performAndWait", "withUnsafeBytes",
      "withUnsafeBufferPointer", "withUnsafeMutableBytes", "withUnsafeMutableBufferPointer", "withCString", "run")
    sameElements = names(
      "filter", "sorted", "reversed", "shuffled", "dropFirst", "dropLast", "prefix", "suffix", "lazy",
      "makeIterator")
    testModules = names("XCTest", "Testing")
    instanceNames = names("shared", "default", "main", "standard", "current", "singleton", "instance")
    immediateName = interner.intern("immediate")
    isolationChecks = names("assertIsolated", "preconditionIsolated", "assumeIsolated")
    lazyName = interner.intern("lazy")
    valuesName = interner.intern("values")
    elementProperties = names("first", "last", "values")
    enumeratedName = interner.intern("enumerated")
    lazyMappings = names("map", "filter", "compactMap", "flatMap")
    iteratingMethods = names(
      "map", "compactMap", "flatMap", "filter", "forEach", "reduce", "contains", "first", "allSatisfy", "min", "max",
      "sorted", "reversed", "count")
    optionalMethods = names("map", "flatMap")
    iteratingCollections = names(
      "Array", "ArraySlice", "ContiguousArray", "Set", "Dictionary", "Deque", "OrderedSet")
    growingMethods = names("append", "insert")
    consumingMethods = growingMethods.union(
      names(
        "elementsEqual", "formIntersection", "formSymmetricDifference", "formUnion", "intersection", "isDisjoint",
        "isSubset", "isSuperset", "merge", "merging", "starts", "subtract", "subtracting", "symmetricDifference",
        "union"))
    consumingOperators = names("+=")
    textProtocols = names("StringProtocol")
    indexName = interner.intern("Index")
    startIndexName = interner.intern("startIndex")
    reversedName = interner.intern("reversed")
    sequenceWrappers = names("AnySequence", "AnyIterator", "IteratorSequence")
    slicingMethods = names("prefix", "dropFirst")
    collectionProtocols = names(
      "Collection", "BidirectionalCollection", "RandomAccessCollection", "MutableCollection",
      "RangeReplaceableCollection", "LazyCollectionProtocol")
    iterableProtocols = collectionProtocols.union(names("Sequence", "LazySequenceProtocol"))
    usualMembers = NameSet(names("encode", "hash"))
    coders = names("Decoder", "Encoder", "Hasher")
    usualConstants = names(
      "zero", "none", "now", "never", "infinity", "max", "min", "distantPast", "distantFuture", "forever")
    fromName = interner.intern("from")
    membersOfMany = NameSet(
      names(
        "append", "appendingPathComponent", "count", "debugDescription", "description", "formatted", "hashValue",
        "insert", "path", "remove"))
    resumeName = interner.intern("resume")
    returningName = interner.intern("returning")
    hashableName = interner.intern("Hashable")
    rawValueTypeName = interner.intern("RawValue")
    rawValueName = interner.intern("rawValue")
    rawRepresentableName = interner.intern("RawRepresentable")
    valueProtocols = NameSet(
      names(
        "Equatable", "Hashable", "Comparable", "CustomStringConvertible", "LosslessStringConvertible", "Codable",
        "Encodable", "Decodable", "AdditiveArithmetic", "Numeric", "SignedNumeric", "Strideable", "BinaryInteger",
        "FixedWidthInteger", "SignedInteger", "UnsignedInteger", "FloatingPoint", "BinaryFloatingPoint",
        "RawRepresentable", "NSObjectProtocol"))
    setProtocols = names("OptionSet", "SetAlgebra")
    resultBuilderName = interner.intern("resultBuilder")
    streamWriters = names("print", "debugPrint", "dump")
    streamProtocols = names("TextOutputStream")
    writeName = interner.intern("write")
    interpolationName = interner.intern("appendInterpolation")
    interpolationTypeName = interner.intern("StringInterpolation")
    usualInterpolationName = interner.intern("DefaultStringInterpolation")
    matching = interner.intern("~=")
    encodeName = interner.intern("encode")
    decodeName = interner.intern("decode")
    encoderName = interner.intern("Encoder")
    decoderName = interner.intern("Decoder")
    codingProtocols = names("Codable", "Encodable", "Decodable")
    hashName = interner.intern("hash")
    descriptionName = interner.intern("description")
    debugDescriptionName = interner.intern("debugDescription")
    ofLabel = interner.intern("of")
    equal = interner.intern("==")
    less = interner.intern("<")
    hashValueName = interner.intern("hashValue")
    askedLabels = [0, ofLabel, interner.intern("with"), interner.intern("forKey")]
    keyMethods = names("index", "merge", "merging", "removeValue", "updateValue")
    hashedCollections = names("Set", "Dictionary", "OrderedSet", "OrderedDictionary", "TreeSet", "TreeDictionary")
    let printing = names("print", "debugPrint", "String")
    askers = [
      equal: names("contains", "firstIndex", "lastIndex"), less: names("contains", "max", "min", "sort", "sorted"),
      hashName: names(
        "contains", "firstIndex", "formIntersection", "formSymmetricDifference", "formUnion", "insert", "intersection",
        "isDisjoint", "isSubset", "isSuperset", "remove", "subscript", "subtract", "subtracting", "symmetricDifference",
        "union", "update"
      ).union(keyMethods).union(hashedCollections).union([hashValueName]),
      descriptionName: printing, debugDescriptionName: printing,
    ]
    allAskers = askers.values.reduce(into: []) { $0.formUnion($1) }
    protocolsOfQuestions = [
      equal: names("Equatable", "Hashable", "Comparable"), less: names("Comparable"), hashName: names("Hashable"),
      descriptionName: names("CustomStringConvertible", "LosslessStringConvertible"),
      debugDescriptionName: names("CustomDebugStringConvertible"),
    ]
    workItems = names("DispatchWorkItem", "BlockOperation")
    startingMethods = names("perform", "start")
    operationName = interner.intern("Operation")
    startName = interner.intern("start")
    mainName = interner.intern("main")
    toLabel = interner.intern("to")
    builderFunctions = ["buildBlock", "buildPartialBlock", "buildExpression", "buildFinalResult"].map {
      interner.intern($0)
    }
    lazyMethods = names(
      "map", "filter", "compactMap", "flatMap", "joined", "reversed", "enumerated", "prefix", "drop", "dropFirst",
      "dropLast", "suffix")
    valueClosureMethods = names("withLock", "withLockedValue", "withLockUnchecked", "withLockIfAvailable", "withValue")
    mutatingMethods = names(
      "append", "insert", "remove", "removeAll", "removeFirst", "removeLast", "removeValue", "removeSubrange",
      "popLast",
      "popFirst", "sort", "reverse", "shuffle", "swapAt", "updateValue", "merge", "formUnion", "formIntersection",
      "subtract", "toggle", "negate", "replaceSubrange", "formSymmetricDifference", "partition", "trimPrefix",
      "reserveCapacity", "moveSubranges", "removeSubranges", "makeContiguousUTF8", "withUTF8",
      "withUnsafeMutableBufferPointer", "withUnsafeMutableBytes", "withContiguousMutableStorageIfAvailable")
    mutatingMethodsOfTypes = [
      "Optional": ["take"], "Set": ["update"], "String": ["replace"], "Substring": ["replace"], "Data": ["replace"],
      "Array": ["replace", "move"], "ContiguousArray": ["replace", "move"], "ArraySlice": ["replace", "move"],
    ].reduce(into: [:]) { words, entry in
      for method in entry.value { words[interner.intern(method), default: []].insert(interner.intern(entry.key)) }
    }
    elementMethods = names("append", "insert", "updateValue")
    mergingMethods = names("merge", "merging", "formUnion", "union")
    contentsOfName = interner.intern("contentsOf")
    addingToName = interner.intern("+=")
    placeholderNames = names(
      "Element", "Key", "Value", "Wrapped", "Success", "Failure", "Self", "Output", "Named", "NamedValue", "Given",
      "GivenElement", "GivenElementValue", "GivenValue", "GivenResult", "Presented", "Produced", "ProducedValue",
      "Taken", "ValueElement", "OtherElement", "ElementValue")
    rangeOperators = names("...", "..<")
    rangeTypes = names(
      "Range", "ClosedRange", "PartialRangeFrom", "PartialRangeThrough", "PartialRangeUpTo", "RangeExpression")
    definingOperators = [
      interner.intern("!="): interner.intern("=="), interner.intern(">"): less, interner.intern(">="): less,
      interner.intern("<="): less,
    ]
    definedOperators = Set(definingOperators.values)
    addressName = interner.intern("URL")
    isFileAddressName = interner.intern("isFileURL")
    firstAnonymous = interner.intern("$0")
    secondAnonymous = interner.intern("$1")
    parameterNames = [
      known.task: [known.success, known.failure],
      interner.intern("AsyncThrowingStream"): [known.element, known.failure],
      interner.intern("NSCache"): [known.key, known.value], interner.intern("NSMapTable"): [known.key, known.value],
      interner.intern("ParameterFactory"): [known.key, known.value],
      interner.intern("KeyValuePairs"): [known.key, known.value],
      interner.intern("OrderedDictionary"): [known.key, known.value],
      interner.intern("TreeDictionary"): [known.key, known.value],
      interner.intern("IdentifiedArray"): [known.key, known.value],
    ].merging(
      [
        "EventLoopFuture", "EventLoopPromise", "Mutex", "NIOLockedValueBox", "ManagedAtomic", "TaskLocal",
        "NIOLoopBound", "NIOLoopBoundBox", "Scheduled",
      ].map { (interner.intern($0), [known.value]) }
    ) { first, _ in first }
  }
}
