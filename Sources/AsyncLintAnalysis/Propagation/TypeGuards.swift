import AsyncLintCatalogue
import AsyncLintSyntax

/// What has to be true of a call so that anything of what blocks in the function is reached: all of it.
struct Guards: Hashable {
  var arguments: [ArgumentGuard] = []
  /// Of each of these sets at least one member blocks. None is a part of another.
  var types: Set<Set<GivenMember>> = []
  /// It does not come from the main thread.
  var isOffMainThread = false

  var isEmpty: Bool { arguments.isEmpty && types.isEmpty && !isOffMainThread }

  /// Who calls more members than these on what it is given is not asked for its types.
  private static let maximumMembers = 16
  private static let maximumSets = 4

  /// What is true of calls that reach one thing or another.
  func common(_ other: Guards) -> Guards {
    let all = Set(types.flatMap { mine in other.types.map { mine.union($0) } })
    return Guards(
      arguments: arguments.filter { other.arguments.contains($0) }, types: Self.needed(all),
      isOffMainThread: isOffMainThread && other.isOffMainThread)
  }

  /// Without what follows from others.
  static func needed(_ sets: Set<Set<GivenMember>>) -> Set<Set<GivenMember>> {
    let needed = sets.filter { one in
      one.count <= maximumMembers && !sets.contains { $0.isStrictSubset(of: one) }
    }
    return needed.count > maximumSets ? [] : needed
  }
}

/// A member of a value that a function is given.
struct GivenMember: Hashable {
  enum Member: Hashable {
    /// A requirement or overridable member of the program.
    case unit(Unit)
    /// A requirement of the catalogue.
    case symbol(Int)
  }

  /// Counts from 0.
  var parameter: Int
  var member: Member

  /// Instead of a parameter.
  static let selfValue = -1
}

extension Analyzer {
  /// Whether the types of values keep a call from what blocks: `load(from: MemoryStore())`, where only other stores block.
  /// Returns the units that this depends on.
  func quietUnits(at site: Site, _ summaries: [Unit: Summary]) -> [Unit]? {
    guard case .unit(let unit) = site.target else { return nil }
    let file = file(site.place)
    if isDispatched(unit), let subject = subject(of: site),
      let quiet = quietUnits(of: .unit(unit), on: type(of: subject, at: site.place.node, in: file), summaries)
    {
      return quiet
    }
    for given in summaries[unit]?.guards.types ?? [] {
      if let quiet = quietUnits(of: given, at: site, summaries) { return quiet }
    }
    return nil
  }

  /// Whether the types of what a call is given keep all of these members from blocking.
  func quietUnits(of given: Set<GivenMember>, at site: Site, _ summaries: [Unit: Summary]) -> [Unit]? {
    guard case .unit(let unit) = site.target else { return nil }
    var found: [Unit] = []
    for given in given {
      guard let type = type(given.parameter, of: unit, at: site),
        let quiet = quietUnits(of: given.member, on: type, summaries)
      else { return nil }
      found += quiet
    }
    return found
  }

  /// What may run at a call of a requirement or overridable member, where the type of the value narrows it down.
  func implementations(at site: Site) -> [Unit]? {
    guard case .unit(let unit) = site.target, isDispatched(unit), let subject = subject(of: site) else { return nil }
    return implementations(of: unit, on: type(of: subject, at: site.place.node, in: file(site.place)))
  }

  /// The type of what is given for a parameter, or of what a member is called on.
  private func type(_ parameter: Int, of unit: Unit, at site: Site) -> SwiftType? {
    let (node, file) = (site.place.node, file(site.place))
    if parameter == GivenMember.selfValue { return subject(of: site).map { type(of: $0, at: node, in: file) } }
    return argument(parameter, of: unit, at: site).map {
      type(of: subject($0.expression, in: $0.file), at: $0.expression, in: $0.file)
    }
  }

  /// The members, of what the function around a site is given, that have to block so that the site does: one of each set.
  func typeGuards(of site: Site, in unit: Unit, _ summaries: [Unit: Summary]) -> Set<Set<GivenMember>> {
    let file = file(site.place)
    func parameter(_ subject: Subject?) -> Int? {
      subject.flatMap { self.parameter($0, of: unit, at: site.place.node, in: file) }
    }
    switch site.target {
    case .symbol(let symbol, _):
      guard external.catalogue.symbols[symbol].isRequirement, let parameter = parameter(subject(of: site)) else {
        return []
      }
      return [[GivenMember(parameter: parameter, member: .symbol(symbol))]]
    case .unit(let next):
      let given = summaries[next]?.guards.types ?? []
      if given.isEmpty, !isDispatched(next) { return [] }
      let receiver = parameter(subject(of: site))
      // Handed on as it was given.
      func own(_ inner: GivenMember) -> GivenMember? {
        if inner.parameter == GivenMember.selfValue {
          return receiver.map { GivenMember(parameter: $0, member: inner.member) }
        }
        guard let argument = argument(inner.parameter, of: next, at: site), argument.file === file else { return nil }
        return parameter(subject(argument.expression, in: file)).map {
          GivenMember(parameter: $0, member: inner.member)
        }
      }
      var found: Set<Set<GivenMember>> = []
      if let receiver, isDispatched(next) { found.insert([GivenMember(parameter: receiver, member: .unit(next))]) }
      for inner in given {
        let all = inner.compactMap(own)
        if all.count == inner.count { found.insert(Set(all)) }
      }
      return Guards.needed(found)
    }
  }

  /// The parameter of a function, or its `self`, that a value in it is.
  private func parameter(_ subject: Subject, of unit: Unit, at node: NodeID, in file: ProgramFile) -> Int? {
    switch subject {
    case .type: return nil
    case .selfValue: return isInStaticMember(node, in: file) ? nil : GivenMember.selfValue
    case .expression(let expression):
      guard [.functionDeclaration, .initializerDeclaration].contains(file.kind(unit.place.node)),
        file.kind(expression) == .identifierExpression,
        case .local(let local)? = resolve(expression, in: file).candidates.first?.target
      else { return nil }
      return signature(unit.place.node, in: file).parameters.firstIndex { $0.node == local }
    }
  }

  /// More than one thing may run when it is called.
  private func isDispatched(_ unit: Unit) -> Bool {
    unit.kind == .body && implementationsWithDoubles(of: unit) != [unit]
  }
}
