import AsyncLintSyntax

/// A target of a package of the program.
struct ProgramModule {
  var name: GlobalName
  /// The package's folder.
  var package: String
  var isTest: Bool
  /// What any of its files imports.
  var imports: Set<GlobalName> = []
  /// What any of its files sees as from inside: `@testable import`.
  var testableImports: Set<GlobalName> = []
  /// What it hands on to those who import it: `@_exported import`.
  var exports: Set<GlobalName> = []
  /// Those of them that it hands on as a whole.
  var wholeExports: Set<GlobalName> = []
  /// The same of single declarations, with the modules that they are from: `@_exported import struct Module.Type`.
  var exportedDeclarations: [GlobalName: GlobalName] = [:]
}

/// All files as one: their declarations by name and by type.
///
/// Built once, read by everything else. Members of a type are found by a binary search among the declarations of one name, so that
/// building costs no hashing per declaration.
struct Program {
  private(set) var files: [ProgramFile] = []
  private(set) var modules: [ProgramModule] = []
  private(set) var declarations: [Declaration] = []
  var nominals: [Nominal] = []
  /// Declarations sorted by name, then owner, then source order.
  private var order: [DeclarationID] = []
  /// Parallel to `order`.
  private var owners: [NominalID] = []
  /// `order[nameStarts[name] ..< nameStarts[name + 1]]` are the declarations of that name.
  private var nameStarts: [Int32] = []
  /// By type: which names its members may have, a bit for each sixty-fourth of all names.
  private var memberNames: [UInt64] = []
  /// By name: whether a type, alias or associated type of that name is a member of some type.
  private var isNameOfMemberType: [Bool] = []
  /// By name: whether a type alias or associated type bears it.
  private var isNameOfAlias: [Bool] = []
  /// Names of type aliases by the last name of the type that they stand for.
  private(set) var aliasesOfTypeName: [GlobalName: [GlobalName]] = [:]

  /// Names of single declarations that modules hand on.
  private(set) var singleImports: Set<GlobalName> = []
  /// The attribute of an import that is handed on.
  private let exportedName: GlobalName
  /// The attribute of an import that sees a module from inside.
  private let testableName: GlobalName

  init(files: [ProgramFile], modules: [ProgramModule], exportedName: GlobalName, testableName: GlobalName) {
    self.exportedName = exportedName
    self.testableName = testableName
    self.files = files
    self.modules = modules
    // An array that grows takes up to twice as much: 10 MB of 300 on a code base of 89 MB.
    let counts = files.map(\.mostDeclarations)
    declarations.reserveCapacity(counts.reduce(0, +))
    for (file, count) in zip(files, counts) {
      file.declarationOfNode.reserve(count)
      collect(file)
      self.modules[file.module].imports.formUnion(file.imports)
      self.modules[file.module].exports.formUnion(file.exports)
    }
  }

  /// Declarations named `name`, in order of their owners.
  func declarations(named name: GlobalName) -> ArraySlice<DeclarationID> {
    order[declarationNumbers(named: name)]
  }

  /// Whether a declaration is a member of an extension, and so of no type's or protocol's own declaration.
  func isInExtension(_ id: DeclarationID) -> Bool {
    let parent = self[id].parent
    return parent >= 0 && self[parent].kind == .extension
  }

  /// Members of `owner` named `name` (-1: of no type), in source order. Logarithmic in the number of declarations of that name.
  func members(named name: GlobalName, of owner: NominalID) -> ArraySlice<DeclarationID> {
    order[memberNumbers(named: name, of: owner)]
  }

  /// Whether any type has a type of that name as a member: most names of types are those of no such.
  func mayBeMemberType(_ name: GlobalName) -> Bool {
    Int(name) < isNameOfMemberType.count && isNameOfMemberType[Int(name)]
  }

  /// Whether a type alias or associated type of that name is declared anywhere.
  func mayBeAlias(_ name: GlobalName) -> Bool { Int(name) < isNameOfAlias.count && isNameOfAlias[Int(name)] }

  /// Whether something of that name is a member of a type.
  func isNameOfMember(_ name: GlobalName) -> Bool {
    // What is of no type comes first.
    declarationNumbers(named: name).last.map { owners[$0] >= 0 } ?? false
  }

  /// The same by numbers for `declaration(numbered:)`, without the reference count of a slice.
  @inline(__always)
  func memberNumbers(named name: GlobalName, of owner: NominalID) -> Range<Int> {
    // Most types of a hierarchy have nothing of the name: to look for it in all of them was 1 % of an analysis.
    if owner >= 0, Int(owner) >= memberNames.count || memberNames[Int(owner)] & Self.bit(of: name) == 0 { return 0..<0 }
    return findMembers(named: name, of: owner)
  }

  private func findMembers(named name: GlobalName, of owner: NominalID) -> Range<Int> {
    let all = declarationNumbers(named: name)
    // What is of no type comes first.
    let start = owner < 0 ? all.lowerBound : all.partitioningIndex { owners[$0] >= owner }
    var end = start
    while end < all.upperBound, owners[end] == owner {
      end += 1
      if end - start == 16 { return start..<(end..<all.upperBound).partitioningIndex { owners[$0] > owner } }
    }
    return start..<end
  }

  private static func bit(of name: GlobalName) -> UInt64 { 1 &<< UInt64(name) }

  /// The declarations named `name`, by numbers for `declaration(numbered:)`.
  func declarationNumbers(named name: GlobalName) -> Range<Int> {
    guard Int(name) + 1 < nameStarts.count else { return 0..<0 }
    return Int(nameStarts[Int(name)])..<Int(nameStarts[Int(name) + 1])
  }

  func declaration(numbered number: Int) -> DeclarationID { order[number] }

  func file(of declaration: DeclarationID) -> ProgramFile {
    files[Int(declarations[Int(declaration)].file)]
  }

  subscript(declaration: DeclarationID) -> Declaration { declarations[Int(declaration)] }

  mutating func setOwner(_ owner: NominalID, of declaration: DeclarationID) {
    declarations[Int(declaration)].owner = owner
  }

  mutating func setNominal(_ nominal: NominalID, of declaration: DeclarationID) {
    declarations[Int(declaration)].nominal = nominal
  }

  mutating func addNominal(_ nominal: Nominal) -> NominalID {
    nominals.append(nominal)
    return NominalID(nominals.count - 1)
  }

  /// Sorts declarations by name and owner; no others can be found, and no extensions, which declare nothing of their name. To be called when
  /// the owners are known, and again when they have changed. `ids` are in source order.
  mutating func sortByName(_ ids: some Sequence<DeclarationID>, nameCount: Int) {
    nameStarts = [Int32](repeating: 0, count: nameCount + 2)
    for id in ids where declarations[Int(id)].kind != .extension {
      nameStarts[Int(declarations[Int(id)].name) + 2] += 1
    }
    for name in 1..<nameStarts.count { nameStarts[name] += nameStarts[name - 1] }
    // The owner, -1 first, and below it the declaration: to be sorted as numbers.
    var keys = [UInt64](repeating: 0, count: Int(nameStarts[nameStarts.count - 1]))
    isNameOfMemberType = Array(repeating: false, count: nameCount)
    isNameOfAlias = Array(repeating: false, count: nameCount)
    memberNames = Array(repeating: 0, count: nominals.count)
    for id in ids {
      let declaration = declarations[Int(id)]
      if declaration.kind == .extension { continue }
      let slot = Int(nameStarts[Int(declaration.name) + 1])
      keys[slot] = UInt64(UInt32(bitPattern: declaration.owner &+ 1)) << 32 | UInt64(UInt32(bitPattern: id))
      nameStarts[Int(declaration.name) + 1] += 1
      if declaration.kind == .typeAlias || declaration.kind == .associatedType {
        isNameOfAlias[Int(declaration.name)] = true
      }
      guard declaration.owner >= 0 else { continue }
      memberNames[Int(declaration.owner)] |= Self.bit(of: declaration.name)
      if declaration.kind.isOfTypes { isNameOfMemberType[Int(declaration.name)] = true }
    }
    for name in 0..<nameCount {
      let range = Int(nameStarts[name])..<Int(nameStarts[name + 1])
      if range.count > 32 {
        keys[range].sort()
      } else if range.count > 1 {
        sortFew(&keys, range)
      }
    }
    order = keys.map { DeclarationID(truncatingIfNeeded: $0) }
    owners = keys.map { NominalID(truncatingIfNeeded: $0 >> 32) &- 1 }
  }

  /// Most names have a few declarations, nearly in order.
  private func sortFew(_ keys: inout [UInt64], _ range: Range<Int>) {
    for index in range.dropFirst() {
      let key = keys[index]
      var place = index
      while place > range.lowerBound, keys[place - 1] > key {
        keys[place] = keys[place - 1]
        place -= 1
      }
      keys[place] = key
    }
  }

  // MARK: Collecting

  private mutating func collect(_ file: ProgramFile) {
    /// By index in `file.declarations`: the id it became, for its members to name as parent.
    var ids = [DeclarationID](repeating: -1, count: file.declarations.count)
    for (index, entry) in file.declarations.enumerated() {
      let parent = entry.parent < 0 ? -1 : ids[Int(entry.parent)]
      let node = entry.node
      let kind: Declaration.Kind
      switch file.kind(node) {
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration:
        kind = .type
      case .extensionDeclaration: kind = .extension
      case .functionDeclaration: kind = .function
      case .initializerDeclaration: kind = .initializer
      case .deinitializerDeclaration: kind = .deinitializer
      case .subscriptDeclaration: kind = .subscripting
      case .typealiasDeclaration: kind = .typeAlias
      case .associatedTypeDeclaration: kind = .associatedType
      case .macroDeclaration: kind = .macro
      case .importDeclaration:
        let single = file.name(file.child(1, node))
        file.imports.insert(file.name(node))
        if single != 0 {
          file.importedDeclarations[single] = file.name(node)
        } else {
          file.wholeImports.insert(file.name(node))
        }
        let attributes = file.children(file.child(0, node)).map { file.name($0) }
        if attributes.contains(testableName) { modules[file.module].testableImports.insert(file.name(node)) }
        if attributes.contains(exportedName) {
          file.exports.insert(file.name(node))
          if single != 0 {
            modules[file.module].exportedDeclarations[single] = file.name(node)
            singleImports.insert(single)
          } else {
            modules[file.module].wholeExports.insert(file.name(node))
          }
        }
        continue
      case .enumCaseDeclaration:
        for element in file.children(node).dropFirst() where element != 0 {
          append(.enumCase, file, element, element, parent, file.flags(node), entry.isLocal)
        }
        continue
      case .variableDeclaration:
        for binding in file.children(node).dropFirst() where binding != 0 {
          file.visitBindings(in: file.child(0, binding)) { name in
            append(.variable, file, name, binding, parent, file.flags(node), entry.isLocal)
          }
        }
        continue
      default: continue
      }
      ids[index] = append(kind, file, node, node, parent, file.flags(node), entry.isLocal)
    }
    file.declarationOfNode.sort()
  }

  @discardableResult
  private mutating func append(
    _ kind: Declaration.Kind, _ file: ProgramFile, _ node: NodeID, _ statement: NodeID, _ parent: DeclarationID,
    _ flags: NodeFlags, _ isLocal: Bool
  ) -> DeclarationID {
    let id = DeclarationID(declarations.count)
    var declaration = Declaration(
      kind: kind, isLocal: isLocal, flags: flags, file: file.index, node: node, statement: statement,
      name: file.name(node), parent: parent)
    file.declarationOfNode.append(id, at: node)
    if kind == .type {
      declaration.nominal = addNominal(
        Nominal(name: declaration.name, kind: file.kind(node), declaration: id, outer: -1))
    }
    if kind == .typeAlias, let target = file.lastTypeName(file.child(2, node)) {
      aliasesOfTypeName[target, default: []].append(declaration.name)
    }
    declarations.append(declaration)
    return id
  }
}

extension ProgramFile {
  /// How many declarations it has, imports included; hardly ever a few more, which patterns of several names declare.
  fileprivate var mostDeclarations: Int {
    declarations.reduce(1) { sum, entry in
      switch kind(entry.node) {
      case .enumCaseDeclaration, .variableDeclaration: sum + childCount(entry.node) - 1
      default: sum + 1
      }
    }
  }

  /// The binding patterns in a pattern, in source order.
  func bindings(in pattern: NodeID) -> [NodeID] {
    if kind(pattern) == .bindingPattern { return [pattern] }
    var found: [NodeID] = []
    visitBindings(in: pattern) { found.append($0) }
    return found
  }

  /// As `bindings(in:)`, without an array for the names: most patterns have one (`.success(let value)`) or none (`.north`).
  func visitBindings(in pattern: NodeID, _ visit: (NodeID) -> Void) {
    /// Siblings of nodes that are gone into, the first one last.
    var pending: [NodeID] = []
    var node = pattern
    while true {
      var next = FileFacts.missing
      switch kind(node) {
      case .bindingPattern: visit(node)
      case .closureExpression: break
      default:
        let list = children(node)
        var index = list.count
        while index > 0 {
          index -= 1
          let child = list[index]
          guard child != 0, kind(child) == .bindingPattern || childCount(child) > 0 else { continue }
          if next != 0 { pending.append(next) }
          next = child
        }
      }
      if next == 0 {
        guard let last = pending.popLast() else { return }
        next = last
      }
      node = next
    }
  }

  /// `URL` of `Foundation.URL?`.
  func lastTypeName(_ type: NodeID) -> GlobalName? {
    var type = type
    while true {
      switch kind(type) {
      case .typeIdentifier, .memberType: return name(type)
      case .optionalType, .implicitlyUnwrappedType, .someType, .anyType: type = child(0, type)
      default: return nil
      }
    }
  }
}

extension RandomAccessCollection {
  /// The first index whose position answers true, all later ones doing so too.
  func partitioningIndex(where isInSecond: (Index) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isInSecond(middle) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
