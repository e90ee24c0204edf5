import AsyncLintSyntax

/// What the targets of a `Package.swift` set for all their code: written into the target, into a variable that the target names, or into what
/// a loop over the package's targets does to each.
struct ManifestSettings {
  private let facts: FileFacts
  /// `.defaultIsolation(MainActor.self)`
  private let mainActorDefaults: Mentions
  /// `.enableUpcomingFeature("NonisolatedNonsendingByDefault")`
  private let callersDefaults: Mentions

  init(_ facts: FileFacts, _ text: [UInt8]) {
    self.facts = facts
    let variables = Variables(facts)
    var mainActorDefaults: [NodeID] = []
    var callersDefaults: [NodeID] = []
    for index in facts.nodes.indices where facts.nodes[index].kind == .callExpression {
      switch facts.names.text(of: facts.nodes[index].name) {
      case "defaultIsolation" where Self.isGivenMainActor(NodeID(index), facts):
        mainActorDefaults.append(NodeID(index))
      case "enableUpcomingFeature", "enableExperimentalFeature":
        let call = String(decoding: text[Int(facts.nodes[index].offset)..<Int(facts.nodes[index].end)], as: UTF8.self)
        if call.contains("\"NonisolatedNonsendingByDefault\"") { callersDefaults.append(NodeID(index)) }
      default: break
      }
    }
    self.mainActorDefaults = Mentions(of: mainActorDefaults, variables, facts)
    self.callersDefaults = Mentions(of: callersDefaults, variables, facts)
  }

  /// `target`: the call that makes it.
  func isOnMainActor(_ target: NodeID) -> Bool { mainActorDefaults.concern(facts.nodes[Int(target)]) }

  /// `target`: the call that makes it.
  func staysWithCallers(_ target: NodeID) -> Bool { callersDefaults.concern(facts.nodes[Int(target)]) }

  private static func isGivenMainActor(_ call: NodeID, _ facts: FileFacts) -> Bool {
    guard let argument = facts.children(of: call).dropFirst().first else { return false }
    let type = facts.child(0, of: facts.child(0, of: argument))
    return facts.names.text(of: facts.nodes[Int(type)].name) == "MainActor"
  }
}

/// The variables of a manifest, and where they are used.
private struct Variables {
  /// What each is made with, in source order.
  private(set) var values: [(name: NameID, value: Node)] = []
  /// By name.
  private(set) var uses: [NameID: [UInt32]] = [:]

  init(_ facts: FileFacts) {
    for index in facts.nodes.indices {
      switch facts.nodes[index].kind {
      case .patternBinding:
        let pattern = facts.nodes[Int(facts.child(0, of: NodeID(index)))]
        let value = facts.child(2, of: NodeID(index))
        if pattern.kind == .bindingPattern, value != FileFacts.missing {
          values.append((pattern.name, facts.nodes[Int(value)]))
        }
      case .identifierExpression: uses[facts.nodes[index].name, default: []].append(facts.nodes[index].offset)
      default: break
      }
    }
    values.sort { $0.value.offset < $1.value.offset }
  }

  /// The variable whose value begins last before an offset, if that stands in it.
  func name(at offset: UInt32) -> NameID? {
    let next = values.partitioningIndex { values[$0].value.offset > offset }
    return next > 0 && offset < values[next - 1].value.end ? values[next - 1].name : nil
  }
}

/// Where a manifest says something of its targets, itself or by a variable that holds it.
private struct Mentions {
  /// In source order.
  private var offsets: [UInt32]
  /// A loop says it of all targets.
  private let isForAll: Bool

  /// Each variable and each use of one is looked at once.
  init(of settings: [NodeID], _ variables: Variables, _ facts: FileFacts) {
    offsets = settings.map { facts.nodes[Int($0)].offset }
    var names: Set<NameID> = []
    var next = 0
    while next < offsets.count {
      if let name = variables.name(at: offsets[next]), names.insert(name).inserted {
        offsets += variables.uses[name] ?? []
      }
      next += 1
    }
    offsets.sort()
    let found = offsets
    // A loop that asks for names chooses among the targets.
    let asked = facts.nodes.indices.filter {
      facts.nodes[$0].kind == .memberExpression && facts.names.text(of: facts.nodes[$0].name) == "name"
    }.map { facts.nodes[$0].offset }.sorted()
    isForAll =
      !found.isEmpty
      && facts.nodes.indices.contains { index in
        facts.nodes[index].kind == .forStatement && Self.isOne(of: found, within: facts.nodes[index])
          && Self.goesThroughTargets(NodeID(index), facts) && !Self.isOne(of: asked, within: facts.nodes[index])
      }
  }

  /// Whether they say it of a target: of what is made by this call.
  func concern(_ target: Node) -> Bool { isForAll || Self.isOne(of: offsets, within: target) }

  private static func isOne(of offsets: [UInt32], within node: Node) -> Bool {
    let first = offsets.partitioningIndex { offsets[$0] >= node.offset }
    return first < offsets.count && offsets[first] < node.end
  }

  /// `for target in package.targets`, also where some are left out by their kind: `package.targets.filter { $0.type != .plugin }`.
  private static func goesThroughTargets(_ loop: NodeID, _ facts: FileFacts) -> Bool {
    var list = facts.child(2, of: loop)
    while facts.nodes[Int(list)].kind == .callExpression || facts.nodes[Int(list)].kind == .memberExpression {
      if facts.names.text(of: facts.nodes[Int(list)].name) == "targets" { return true }
      list = facts.child(0, of: list)
    }
    return false
  }
}
