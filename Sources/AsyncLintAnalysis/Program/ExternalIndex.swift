import AsyncLintCatalogue

/// The modules that declare an API, by any of their names.
struct ModuleList {
  /// The same for equal lists.
  var number: Int
  var names: [GlobalName]
  /// One of them counts in every file.
  var isAlwaysVisible: Bool
}

/// The catalogue by names of the program, and the types outside that it speaks of.
///
/// Most entries have names that no file uses: those are not even unpacked, or only for the types that they are members of.
struct ExternalIndex {
  let catalogue: Catalogue
  /// By base name: indices into `catalogue.symbols`; setters and getters alike.
  let symbols: AnswerTable<GlobalName, [Int]>
  let closureParameters: AnswerTable<GlobalName, [Int]>
  let knownMembers: AnswerTable<GlobalName, [Int]>
  /// The same of one receiver.
  let symbolsOfTypes, knownMembersOfTypes: ReceiverTable
  /// Receiver of each symbol, closure parameter and known member; -1 for free functions.
  private(set) var symbolReceivers: [NominalID] = []
  private(set) var closureReceivers: [NominalID] = []
  private(set) var memberReceivers: [NominalID] = []
  private(set) var symbolLabels: [[GlobalName]] = []
  private(set) var closureLabels: [[GlobalName]] = []
  private(set) var memberLabels: [[GlobalName]?] = []
  /// The names in the type of each known member, if somebody uses its own.
  private(set) var memberTypeNames: [[GlobalName]] = []
  /// Numbers of module lists: to take a list itself out of an array counts a reference to its names, which all threads share.
  private(set) var symbolModules: [Int] = []
  private(set) var closureModules: [Int] = []
  private(set) var memberModules: [Int] = []
  /// By number.
  let moduleLists: [ModuleList]
  /// Types outside by name, top-level ones only.
  private(set) var types: [GlobalName: [NominalID]] = [:]
  /// Free functions whose closures' types are known, each as a type that has these.
  private let functions: [GlobalName: NominalID]
  private let nested: AnswerTable<NestedName, NominalID>
  /// By outer type.
  private let typesInside: [NominalID: [NominalID]]
  /// By name.
  private let nestedNames: [Bool]
  /// Modules that every file sees whatever it imports.
  let alwaysVisible: Set<GlobalName>
  let moduleNames: Set<GlobalName>
  /// The `*` of an entry that stands for every module.
  let anyModule: GlobalName
  let optional, array, dictionary, set, string, int, double, bool, result, void, keyPath, actor: NominalID
  let asyncSequence: NominalID

  private struct NestedName: AnswerKey {
    var outer: NominalID
    var name: GlobalName
    var bits: UInt64 { UInt64(UInt32(bitPattern: outer)) &<< 32 | UInt64(name) }
  }

  /// Standard library, Foundation, Dispatch and the C library count in every file.
  let standardModuleNames = Set(Self.standardModules)
  private static let standardModules = [
    "Swift", "_Concurrency", "_StringProcessing", "Synchronization", "Observation", "Distributed", "RegexBuilder",
    "Foundation", "FoundationEssentials", "FoundationNetworking", "FoundationXML", "FoundationInternationalization",
    "CoreFoundation", "ObjectiveC", "Dispatch", "Glibc", "Musl", "Darwin", "Bionic", "Android", "ucrt", "C",
    "os", "SQLite3", "CSQLite", "GRDBSQLite", "SQLCipher", "CLibpq", "CMySQL", "CCurl", "CZlib", "zlib", "*",
  ]

  /// Types of the standard library and Foundation that other modules extend, rather than declaring types of that name themselves.
  private static let extendedTypes = [
    "Array", "Bundle", "Collection", "Data", "DispatchQueue", "FileManager", "InputStream", "NSObject", "Operation",
    "OperationQueue", "Optional", "Sequence", "String", "URL", "URLSession",
  ]

  /// Other names of standard types, which C and Foundation give them: an overload for `Double` is not another one than for these.
  private static let aliases = [
    "TimeInterval": "Double", "CFTimeInterval": "Double", "useconds_t": "UInt32", "CInt": "Int32",
  ]

  /// What nobody in the program can ask for is not taken from `source`. Names with numbers below `fileNameCount` are those of its files.
  init(_ source: CatalogueSource, fileNameCount: Int, interner: Interner, program: inout Program) {
    alwaysVisible = Set(Self.standardModules.map { interner.intern($0) })
    anyModule = interner.intern("*")
    var moduleNames: Set<GlobalName> = alwaysVisible
    let alwaysVisible = alwaysVisible
    var listsByModules: [[String]: ModuleList] = [:]
    var moduleLists: [ModuleList] = []
    var last: (modules: [String], list: ModuleList)?
    func intern(_ modules: [String], _ interner: Interner) -> ModuleList {
      // Neighbours in the catalogue mostly share theirs.
      if let last, last.modules == modules { return last.list }
      let list = moduleList(modules, interner)
      last = (modules, list)
      return list
    }
    func moduleList(_ modules: [String], _ interner: Interner) -> ModuleList {
      if let list = listsByModules[modules] { return list }
      let names = modules.map { interner.intern($0) }
      let list = ModuleList(
        number: moduleLists.count, names: names, isAlwaysVisible: names.contains(where: alwaysVisible.contains))
      listsByModules[modules] = list
      moduleLists.append(list)
      moduleNames.formUnion(names)
      return list
    }
    var builder = TypeBuilder(
      standardModules: alwaysVisible, anyModule: anyModule,
      extendedTypes: Set(Self.extendedTypes.map { interner.intern($0) }),
      libraryTypes: LibraryTypes(program))
    func standard(_ name: String, _ program: inout Program, _ interner: Interner) -> NominalID {
      builder.type(name, modules: intern(["Swift"], interner), interner: interner, program: &program)
    }
    optional = standard("Optional", &program, interner)
    array = standard("Array", &program, interner)
    dictionary = standard("Dictionary", &program, interner)
    set = standard("Set", &program, interner)
    string = standard("String", &program, interner)
    int = standard("Int", &program, interner)
    double = standard("Double", &program, interner)
    bool = standard("Bool", &program, interner)
    result = standard("Result", &program, interner)
    void = standard("Void", &program, interner)
    keyPath = standard("KeyPath", &program, interner)
    actor = standard("Actor", &program, interner)
    asyncSequence = standard("AsyncSequence", &program, interner)
    // Literals have types that no file names.
    let standardTypes = Set(builder.types.keys)
    let catalogue = source.catalogue { text in
      guard let name = interner.name(text) else { return .none }
      return name < fileNameCount || standardTypes.contains(name) ? .used : .asked
    }
    self.catalogue = catalogue
    for receiver in catalogue.receivers {
      _ = builder.type(
        receiver.type, modules: intern(receiver.modules, interner), interner: interner, program: &program)
    }
    var symbols: [GlobalName: [Int]] = [:]
    for index in catalogue.symbols.indices {
      let modules = intern(catalogue.symbols[index].modules, interner)
      symbolModules.append(modules.number)
      symbolReceivers.append(
        catalogue.symbols[index].receiver.map {
          builder.type($0, modules: modules, interner: interner, program: &program)
        } ?? -1)
      let name = interner.name(catalogue.symbols[index].baseName)
      if let name { symbols[name, default: []].append(index) }
      symbolLabels.append(name == nil ? [] : catalogue.symbols[index].labels.map { interner.intern($0) })
    }
    self.symbols = AnswerTable(symbols)
    symbolsOfTypes = ReceiverTable(symbols, receivers: symbolReceivers)
    var closureParameters: [GlobalName: [Int]] = [:]
    for index in catalogue.closureParameters.indices {
      let modules = intern(catalogue.closureParameters[index].modules, interner)
      closureModules.append(modules.number)
      closureReceivers.append(
        catalogue.closureParameters[index].receiver.map {
          builder.type($0, modules: modules, interner: interner, program: &program)
        } ?? -1)
      let name = interner.name(catalogue.closureParameters[index].baseName)
      if let name { closureParameters[name, default: []].append(index) }
      closureLabels.append(name == nil ? [] : catalogue.closureParameters[index].labels.map { interner.intern($0) })
    }
    self.closureParameters = AnswerTable(closureParameters)
    var knownMembers: [GlobalName: [Int]] = [:]
    for (index, member) in catalogue.knownMembers.enumerated() {
      let modules = intern(member.modules, interner)
      memberModules.append(modules.number)
      memberReceivers.append(
        member.receiver.map {
          isFreeFunction($0, catalogue)
            ? builder.function($0, modules: modules, interner: interner, program: &program)
            : builder.type($0, modules: modules, interner: interner, program: &program)
        } ?? -1)
      // `$0` may be called anything.
      let name = member.baseName.hasPrefix("$") ? interner.intern(member.baseName) : interner.name(member.baseName)
      if let name { knownMembers[name, default: []].append(index) }
      memberLabels.append(name == nil ? nil : member.labels.map { $0.map { interner.intern($0) } })
      memberTypeNames.append(
        name == nil ? [] : member.type.utf8.split { !isWordByte($0) }.map { interner.intern(Substring($0)) })
    }
    self.knownMembers = AnswerTable(knownMembers)
    knownMembersOfTypes = ReceiverTable(knownMembers, receivers: memberReceivers)
    for entry in catalogue.knownSupertypes {
      let modules = intern(entry.modules, interner)
      let type = builder.type(entry.type, modules: modules, interner: interner, program: &program)
      for supertype in entry.supertypes {
        let name = interner.intern(supertype)
        let above =
          nearest(builder.types[name] ?? [], to: modules.names, program)
          ?? builder.type(supertype, modules: modules, interner: interner, program: &program)
        if above != type { program.nominals[Int(type)].externalSupertypes.append(above) }
      }
    }
    for entry in catalogue.moduleBases { moduleNames.insert(interner.intern(entry.module)) }
    moduleNames.formUnion(catalogue.otherModules.map { interner.intern($0) })
    self.moduleNames = moduleNames
    self.moduleLists = moduleLists
    for (alias, type) in Self.aliases {
      guard let alias = interner.name(alias), let type = interner.name(type) else { continue }
      if let meant = builder.types[type]?.first { builder.types[alias, default: []].insert(meant, at: 0) }
    }
    for id in builder.types.values.joined() {
      let modules = program.nominals[Int(id)].modules
      program.nominals[Int(id)].isAlwaysVisible = modules.contains(where: alwaysVisible.contains)
    }
    types = builder.types
    functions = builder.functions
    nested = builder.nested
    typesInside = builder.typesInside
    var isNested = [Bool](repeating: false, count: interner.count)
    for name in builder.nestedNames { isNested[Int(name)] = true }
    nestedNames = isNested
  }

  /// Whether some type outside has a type of that name in it, or a method or value of which more is known: the types of its closures,
  /// `DispatchQueue.main`.
  func isNameOfKnownPart(_ name: GlobalName) -> Bool {
    Int(name) < nestedNames.count && nestedNames[Int(name)]
  }

  /// Members of a type outside, in the catalogue's order. Linear: for the few types that methods stand for.
  func knownMembers(of nominal: NominalID) -> [Int] {
    memberReceivers.indices.filter { memberReceivers[$0] == nominal }
  }

  func nestedTypes(in outer: NominalID) -> [NominalID] {
    typesInside[outer] ?? []
  }

  func functionType(_ name: GlobalName) -> NominalID? { functions[name] }

  func nestedType(_ name: GlobalName, in outer: NominalID) -> NominalID? {
    nested[NestedName(outer: outer, name: name)]
  }

  /// Makes the types outside that the catalogue names, each once.
  private struct TypeBuilder {
    let standardModules: Set<GlobalName>
    let anyModule: GlobalName
    let extendedTypes: Set<GlobalName>
    let libraryTypes: LibraryTypes
    var types: [GlobalName: [NominalID]] = [:]
    var functions: [GlobalName: NominalID] = [:]
    var nested = AnswerTable<NestedName, NominalID>()
    var typesInside: [NominalID: [NominalID]] = [:]
    var nestedNames: Set<GlobalName> = []
    /// What was made already: thousands of entries speak of hundreds of types.
    private var made = AnswerTable<WrittenType, NominalID>()

    private struct WrittenType: AnswerKey {
      var path: GlobalName
      var moduleList: Int
      var bits: UInt64 { UInt64(path) &<< 32 | UInt64(moduleList) }
    }

    init(
      standardModules: Set<GlobalName>, anyModule: GlobalName, extendedTypes: Set<GlobalName>,
      libraryTypes: LibraryTypes
    ) {
      self.libraryTypes = libraryTypes
      self.anyModule = anyModule
      self.standardModules = standardModules
      self.extendedTypes = extendedTypes
    }

    mutating func type(
      _ path: String, modules: ModuleList, interner: Interner, program: inout Program
    ) -> NominalID {
      let written = WrittenType(path: interner.intern(path), moduleList: modules.number)
      if let type = made[written] { return type }
      let type = make(written.path, modules: modules, interner: interner, program: &program)
      made[written] = type
      return type
    }

    /// The type that stands for a free function; nothing bears its name as a type.
    mutating func function(
      _ name: String, modules: ModuleList, interner: Interner, program: inout Program
    ) -> NominalID {
      let name = interner.intern(name)
      if let known = functions[name] { return known }
      let id = program.addNominal(
        Nominal(name: name, kind: .missing, declaration: -1, outer: -1, modules: modules.names))
      functions[name] = id
      return id
    }

    private mutating func make(
      _ path: GlobalName, modules: ModuleList, interner: Interner, program: inout Program
    ) -> NominalID {
      let dot = UInt8(ascii: ".")
      guard interner.bytes(of: path).contains(dot) else { return topLevel(path, modules, &program) }
      // Copies: while somebody holds a slice of its texts, each name that the interner learns copies them all, which took 1.3 % of all
      // instructions on 1 MB.
      let texts = interner.bytes(of: path).split(separator: dot).map { Array($0) }
      let parts = texts.map { interner.intern($0[...]) }
      guard let first = parts.first else { return -1 }
      var current = topLevel(first, modules, &program)
      for part in parts.dropFirst() {
        let key = NestedName(outer: current, name: part)
        if let existing = nested[key] {
          current = existing
        } else {
          let id =
            libraryTypes.type(part, in: current, program)
            ?? program.addNominal(
              Nominal(name: part, kind: .missing, declaration: -1, outer: current, modules: modules.names))
          nested[key] = id
          typesInside[current, default: []].append(id)
          nestedNames.insert(part)
          current = id
        }
      }
      return current
    }

    /// One type for each name and family of modules: `Foundation.FileHandle` is not `NIOFileSystem.FileHandle`.
    private mutating func topLevel(_ name: GlobalName, _ list: ModuleList, _ program: inout Program) -> NominalID {
      let (modules, isStandard) = (list.names, list.isAlwaysVisible)
      let isExtended = extendedTypes.contains(name)
      for id in types[name] ?? [] {
        let present = program.nominals[Int(id)].modules
        // Users may leave the module out.
        if isExtended || modules.contains(anyModule) || present.contains(anyModule)
          || (isStandard
            ? present.contains(where: standardModules.contains) : present.contains(where: modules.contains))
        {
          for module in modules where !present.contains(module) { program.nominals[Int(id)].modules.append(module) }
          return id
        }
      }
      let declared = isStandard ? nil : libraryTypes.type(name, modules, program)
      if let declared { program.nominals[Int(declared)].modules = modules }
      let id =
        declared
        ?? program.addNominal(Nominal(name: name, kind: .missing, declaration: -1, outer: -1, modules: modules))
      types[name, default: []].append(id)
      return id
    }
  }
}

/// Of several types of a name (the `Statement` of SQLite, of GRDB) the one of these modules, else the first.
func nearest(_ types: [NominalID], to modules: [GlobalName], _ program: Program) -> NominalID? {
  types.first { program.nominals[Int($0)].modules.contains(where: modules.contains) } ?? types.first
}

/// A free function that takes closures, whose parameters' types known members of its name say.
private func isFreeFunction(_ receiver: String, _ catalogue: Catalogue) -> Bool {
  guard let first = receiver.utf8.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else { return false }
  return catalogue.closureParameters.contains { $0.receiver == nil && $0.baseName == receiver }
}

private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"),
    UInt8(ascii: "_"):
    true
  default: false
  }
}
