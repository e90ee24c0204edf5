import AsyncLintCatalogue
import AsyncLintSyntax

/// What has to be true of a call so that anything of what blocks in the function is reached: all of it.
struct Guards: Hashable {
  var arguments: [ArgumentGuard] = []
  /// Of each of these sets at least one member blocks. None is a part of another.
  var types: Set<Set<GivenMember>> = []
  /// It comes from one of these.
  var threads = Threads.all
  /// It is compiled for one of these.
  var platforms = Platforms.all

  var isEmpty: Bool { types.isEmpty && isOnlyOfTypes }
  var isOnlyOfTypes: Bool { arguments.isEmpty && threads == .all && platforms == .all }

  /// Any call meets them: what only says which queue is waited for keeps none away.
  var areMetByAll: Bool {
    isOnlyOfTypes && types.allSatisfy { set in set.allSatisfy { $0.member == .mainQueue(.all) } }
  }

  /// Who calls more members than these on what it is given is not asked for its types.
  private static let maximumMembers = 16
  private static let maximumSets = 4

  /// What is true of calls that reach one thing or another.
  func common(_ other: Guards) -> Guards {
    let all = Set(types.flatMap { mine in other.types.map { mine.union($0) } })
    return Guards(
      arguments: arguments.filter { other.arguments.contains($0) }, types: Self.needed(all),
      threads: threads.union(other.threads), platforms: platforms.union(other.platforms))
  }

  /// Without what follows from others. Of too many those about what lies deepest in values: `run()` calls its requirements on `self`, and
  /// each of them reads from `self.source`; whether that blocks decides of them all. The one that lies least deep is kept too, which the type
  /// of the receiver alone decides.
  static func needed(_ sets: Set<Set<GivenMember>>) -> Set<Set<GivenMember>> {
    let needed = sets.filter { one in
      one.count <= maximumMembers && !sets.contains { $0.isStrictSubset(of: one) }
    }
    if needed.count <= maximumSets { return needed }
    let ordered = needed.map { set in (set, set.reduce(0) { $0 + $1.depth }, set.map(\.key).sorted(by: isBefore)) }
    let sorted = ordered.sorted { one, other in
      one.1 != other.1 ? one.1 > other.1 : one.2.lexicographicallyPrecedes(other.2, by: isBefore)
    }
    return Set((sorted.prefix(maximumSets - 1) + sorted.suffix(1)).map(\.0))
  }

  private static func isBefore(_ left: [Int], _ right: [Int]) -> Bool { left.lexicographicallyPrecedes(right) }
}

/// A member of a value that a function is given, or of what a stored property of such a value holds; or what that value is.
struct GivenMember: Hashable {
  enum Member: Hashable {
    /// A requirement or overridable member of the program.
    case unit(Unit)
    /// A requirement of the catalogue.
    case symbol(Int)
    /// No member: what the value has to be.
    case cases(Cases)
    /// No member either: a queue that is waited for, if it is the main one on these threads only.
    case mainQueue(Threads)

    var isCase: Bool {
      if case .cases = self { return true }
      return false
    }
  }

  /// One of these cases of an enumeration, or none of them.
  struct Cases: Hashable {
    var names: Set<GlobalName>
    var areExcluded: Bool

    /// Where it would be more of them, the value may be any.
    static let most = 32
  }

  /// Counts from 0.
  var parameter: Int
  /// Stored properties that lead from the parameter to the value.
  var path: [DeclarationID] = []
  /// Instead of a value any of the type that stands for this generic parameter: of the function, or of the type of its `self`.
  var argument: Place?
  var member: Member

  /// Instead of a parameter.
  static let selfValue = -1
  static let noValue = -2
  static let longestPath = 3

  fileprivate var depth: Int { argument == nil ? path.count : 1 }

  /// Tells it from all others, so that sets have an order.
  fileprivate var key: [Int] {
    let start = [parameter, path.count] + path.map { Int($0) } + [Int(argument?.file ?? -1), Int(argument?.node ?? 0)]
    switch member {
    case .unit(let unit):
      return start + [0, Int(unit.kind.rawValue), Int(unit.place.file), Int(unit.place.node)]
    case .symbol(let symbol): return start + [1, symbol]
    case .cases(let cases): return start + [2, cases.areExcluded ? 1 : 0] + cases.names.map { Int($0) }.sorted()
    case .mainQueue(let threads): return start + [3, Int(threads.rawValue)]
    }
  }
}

/// A function, and the call of it that a chain came by.
struct NarrowingCall {
  var unit: Unit
  var site: Site
  /// How the chain came to the function around that call; one at most.
  var outer: [NarrowingCall] = []
}

extension Analyzer {
  /// Whether the types of values keep a call from what blocks: `load(from: MemoryStore())`, where only other stores block.
  /// Returns the units that this depends on.
  func quietUnits(at site: Site, _ summaries: Summaries) -> [Unit]? {
    let member: GivenMember.Member
    switch site.target {
    case .unit(let unit): member = .unit(unit)
    case .symbol(let symbol, _): member = .symbol(symbol)
    }
    if isDispatched(member, at: site), let subject = subject(of: site) {
      let type = type(of: subject, at: site.place.node, in: file(site.place))
      if let quiet = quietUnits(of: member, on: type, summaries) { return quiet }
      if case .expression(let expression) = subject {
        let written = GivenValue(subject: subject, node: expression, file: file(site.place), path: [])
        let value = followed(written, depth: 0)
        if let quiet = quietUnits(of: member, in: value, handedOn: 0, summaries) { return quiet }
      }
      if case .selfValue = subject, let quiet = quietUnits(of: member, inDefaultAround: site, summaries) {
        return quiet
      }
    }
    guard let unit = site.unit else { return nil }
    if isHeldByValue(unit), let subject = subject(of: site) {
      let receiver = GivenValue(subject: subject, node: site.place.node, file: file(site.place), path: [])
      if let quiet = quietUnits(ofClosureHeldBy: receiver, in: unit, summaries) { return quiet }
    }
    for given in summaries[unit]?.guards.types ?? [] {
      if let quiet = quietUnits(of: given, at: site, summaries) { return quiet }
    }
    guard let own = onlyImplementation(at: site) else { return nil }
    for given in summaries[own]?.guards.types ?? [] {
      if let quiet = quietUnits(of: given, at: site, summaries) { return quiet + [own] }
    }
    return nil
  }

  /// Whether the types of what a call is given keep all of these members from blocking.
  func quietUnits(of given: Set<GivenMember>, at site: Site, _ summaries: Summaries) -> [Unit]? {
    guard let unit = site.unit else { return nil }
    var found: [Unit] = []
    for given in given {
      if case .mainQueue(let threads) = given.member {
        guard threads != .all, isMainQueue(given, of: unit, at: site),
          self.threads(around: site.place.node, in: file(site.place)).isDisjoint(with: threads)
        else { return nil }
        continue
      }
      guard let value = value(given, of: unit, at: site),
        let quiet = quietUnits(of: given.member, in: value, handedOn: 0, summaries)
      else { return nil }
      found += quiet
    }
    return found
  }

  /// Whether what a value is keeps a member of it from blocking. `steps`: private functions that it was handed on by.
  func quietUnits(
    of member: GivenMember.Member, in value: GivenValue, handedOn steps: Int, _ summaries: Summaries
  ) -> [Unit]? {
    if case .cases(let cases) = member {
      if isOther(than: cases, value) { return [] }
      // `for key in keys { switch key { … } }`, given `[.name, .size]`
      if let elements = elements(writtenFor: value), elements.allSatisfy({ isOther(than: cases, $0) }) { return [] }
    } else {
      if isNil(value) { return [] }
      if let elements = elements(writtenFor: value) {
        var found: [Unit] = []
        for element in elements {
          guard let quiet = quietUnits(of: member, in: element, handedOn: steps, summaries) else { return nil }
          found += quiet
        }
        return found
      }
      if case .unit(let unit) = member, let quiet = quietUnits(ofClosureHeldBy: value, in: unit, summaries) {
        return quiet
      }
      if let type = type(of: value), let quiet = quietUnits(of: member, on: type, summaries) { return quiet }
    }
    return quietUnits(ofMember: member, on: value, handedOn: steps, summaries)
  }

  /// What may run at a call of a requirement or overridable member, where the type of the value narrows it down.
  func implementations(at site: Site) -> [Unit]? {
    guard let unit = site.unit, isDispatched(.unit(unit), at: site), let subject = subject(of: site) else { return nil }
    if let value = tracedReceiver(subject, at: site), let type = type(of: value),
      let narrowed = implementations(of: unit, on: type)
    {
      return narrowed
    }
    return implementations(of: unit, on: type(of: subject, at: site.place.node, in: file(site.place)))
  }

  /// The same in a function that a call narrows down: `store.load()` in the `loadAll()` of an extension, called on a `MemoryStore()`.
  func implementations(at site: Site, in caller: NarrowingCall?) -> [Unit]? {
    if let narrowed = implementations(at: site) { return narrowed }
    guard let caller, let unit = site.unit, isDispatched(.unit(unit), at: site), let subject = subject(of: site),
      case let receiver = GivenValue(subject: subject, node: site.place.node, file: file(site.place), path: []),
      let given = origin(of: receiver, as: .unit(unit), in: caller.unit),
      let value = value(given, of: caller.unit, at: caller.site), let type = type(of: value)
    else { return nil }
    return implementations(of: unit, on: type)
  }

  /// What a member is called on, where that shows at another place: `Loader(store: MemoryStore()).store`.
  private func tracedReceiver(_ subject: Subject, at site: Site) -> GivenValue? {
    guard case .expression(let expression) = subject else { return nil }
    let value = GivenValue(subject: subject, node: expression, file: file(site.place), path: [])
    let followed = followed(value, depth: 0)
    let last = followed.path.isEmpty ? followed.node : followed.written?.expression
    return last == expression ? nil : followed
  }

  /// What alone runs at a call, where others may override it: its guards are those of none of the others.
  func onlyImplementation(at site: Site) -> Unit? {
    guard let all = implementations(at: site), all.count == 1 else { return nil }
    return all[0].exact
  }

  /// The members, of what the function around a site is given, that have to block so that the site does: one of each set.
  func typeGuards(of site: Site, in unit: Unit, _ summaries: Summaries) -> Set<Set<GivenMember>> {
    /// Of what is given to the function around.
    func given(_ member: GivenMember.Member, of value: GivenValue?) -> GivenMember? {
      value.flatMap { origin(of: $0, as: member, in: unit) }
    }
    var receiver: GivenValue? {
      subject(of: site).map { GivenValue(subject: $0, node: site.place.node, file: file(site.place), path: []) }
    }
    var found = caseGuards(of: site, in: unit)
    switch site.target {
    case .symbol(let symbol, _):
      if isDispatched(.symbol(symbol), at: site), let member = given(.symbol(symbol), of: receiver) {
        found.insert([member])
      }
      if let queue = queueWaitedFor(by: site) {
        let threads = threads(reaching: site.place.node, onMainQueueIn: file(site.place))
        if let member = given(.mainQueue(threads), of: queue) { found.insert([member]) }
      }
    case .unit(let next):
      if isDispatched(.unit(next), at: site) || isHeldByValue(next), let member = given(.unit(next), of: receiver) {
        found.insert([member])
      }
      for inner in summaries[next]?.guards.types ?? [] {
        // Handed on as it was given, all of it: with the first that was not the others need not be traced.
        var all: Set<GivenMember> = []
        let areAllHandedOn = inner.allSatisfy { member in
          guard let member = given(member.member, of: value(member, of: next, at: site)) else { return false }
          all.insert(member)
          return true
        }
        if areAllHandedOn { found.insert(all) }
      }
    }
    return Guards.needed(found)
  }

  /// More than one thing may run when it is called.
  private func isDispatched(_ member: GivenMember.Member, at site: Site) -> Bool {
    switch member {
    case .unit(let unit): implementationsWithDoubles(of: unit) != [unit]
    case .symbol(let symbol):
      external.catalogue.symbols[symbol].isRequirement || isOverriddenHere(symbol) && !isOfSuperclass(site)
    case .cases, .mainQueue: false
    }
  }

  /// `super.waitUntilExit()` is what it says, whatever the object's class.
  private func isOfSuperclass(_ site: Site) -> Bool {
    let file = file(site.place)
    return file.kind(site.place.node) == .memberExpression && file.name(file.child(0, site.place.node)) == known.super
  }
}
