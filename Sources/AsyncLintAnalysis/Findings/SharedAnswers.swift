/// What findings ask of calls on their chains, and what those of one module of tests, or of none, share.
final class AnswersOfModules {
  private var answers: [Int?: SharedAnswers] = [:]
  private var blocksInside: [Place: Bool] = [:]
  private var assumed: [Place: Bool] = [:]
  private var output: [CallOfUnit: Bool] = [:]

  private struct CallOfUnit: Hashable {
    var place: Place
    var unit: Unit
  }

  /// Chains share their ends: five of six of their calls are asked about again.
  func isAssumed(_ place: Place, _ find: () -> Bool) -> Bool {
    if let answer = assumed[place] { return answer }
    let answer = find()
    assumed[place] = answer
    return answer
  }

  func passesStandardOutput(_ place: Place, _ unit: Unit, _ find: () -> Bool) -> Bool {
    let call = CallOfUnit(place: place, unit: unit)
    if let answer = output[call] { return answer }
    let answer = find()
    output[call] = answer
    return answer
  }

  /// Of a call that many findings come to.
  func blocksInside(_ callee: Place, _ find: () -> Bool) -> Bool {
    if let answer = blocksInside[callee] { return answer }
    let answer = find()
    blocksInside[callee] = answer
    return answer
  }

  func shared(inTestsOf module: Int?) -> SharedAnswers {
    if let shared = answers[module] { return shared }
    let shared = SharedAnswers(testModule: module)
    answers[module] = shared
    return shared
  }
}

/// What many findings ask again: they share chains, and call the same requirements.
final class SharedAnswers {
  typealias Share = (blocking: Int, all: Int)

  /// The findings stand in this module of tests, where what it stands in for others counts.
  let testModule: Int?
  /// Behind the calls of some units.
  var trails: [Unit: Trail] = [:]
  private var shares: [Unit: Share?] = [:]
  private var foreign: [Unit: Int]?
  private var names: [Unit: String] = [:]

  init(testModule: Int?) { self.testModule = testModule }

  /// How many types outside block for each requirement.
  func foreignCounts(_ analyzer: Analyzer) -> [Unit: Int] {
    if let foreign { return foreign }
    var counts: [Unit: Int] = [:]
    // Several lines of the catalogue may be about one API.
    for (requirement, all) in Dictionary(grouping: analyzer.foreignImplementations, by: \.requirement) {
      counts[requirement] = Set(all.map(\.type)).count
    }
    foreign = counts
    return counts
  }

  /// nil when only the unit can run.
  func share(of unit: Unit, counted count: () -> Share?) -> Share? {
    if let share = shares[unit] { return share }
    let share = count()
    shares[unit] = .some(share)
    return share
  }

  func name(of unit: Unit, made make: () -> String) -> String {
    if let name = names[unit] { return name }
    let name = make()
    names[unit] = name
    return name
  }
}
