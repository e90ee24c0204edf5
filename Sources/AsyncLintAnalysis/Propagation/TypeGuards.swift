import AsyncLintCatalogue
import AsyncLintSyntax

/// What has to be true of a call so that anything of what blocks in the function is reached: all of it.
struct Guards: Hashable {
  var arguments: [ArgumentGuard] = []
  /// At least one of these members blocks; nil if something blocks whatever the types are.
  var types: Set<GivenMember>?

  var isEmpty: Bool { arguments.isEmpty && types == nil }

  /// Who calls more members than these on what it is given is not asked for its types.
  private static let maximumMembers = 16

  /// What is true of calls that reach one thing or another.
  func common(_ other: Guards) -> Guards {
    var common = Guards(arguments: arguments.filter { other.arguments.contains($0) })
    if let types, let more = other.types {
      let all = types.union(more)
      common.types = all.count > Self.maximumMembers ? nil : all
    }
    return common
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
    return summaries[unit]?.guards.types.flatMap { quietUnits(of: $0, at: site, summaries) }
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

  /// The members, of what the function around a site is given, one of which has to block so that the site does.
  func typeGuards(of site: Site, in unit: Unit, _ summaries: [Unit: Summary]) -> Set<GivenMember>? {
    let file = file(site.place)
    func parameter(_ subject: Subject?) -> Int? {
      subject.flatMap { self.parameter($0, of: unit, at: site.place.node, in: file) }
    }
    switch site.target {
    case .symbol(let symbol, _):
      guard external.catalogue.symbols[symbol].isRequirement else { return nil }
      return parameter(subject(of: site)).map { [GivenMember(parameter: $0, member: .symbol(symbol))] }
    case .unit(let next):
      if isDispatched(next), let parameter = parameter(subject(of: site)) {
        return [GivenMember(parameter: parameter, member: .unit(next))]
      }
      // Handed on as it was given.
      guard let given = summaries[next]?.guards.types else { return nil }
      var found: Set<GivenMember> = []
      for inner in given {
        let own: Int?
        if inner.parameter == GivenMember.selfValue {
          own = parameter(subject(of: site))
        } else if let argument = argument(inner.parameter, of: next, at: site), argument.file === file {
          own = parameter(subject(argument.expression, in: file))
        } else {
          own = nil
        }
        guard let own else { return nil }
        found.insert(GivenMember(parameter: own, member: inner.member))
      }
      return found
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
