/// What is known of a type without the compiler.
enum SwiftType: Hashable, Sendable {
  case unknown
  /// A type of the program or outside, with its generic arguments as far as they are known.
  case nominal(NominalID, [SwiftType])
  case tuple([TupleElement])
  indirect case function(FunctionType)
  indirect case metatype(SwiftType)
  /// A generic parameter or associated type of the program.
  case parameter(Place)
  /// The generic parameter of a type outside, by its name in `known-types.md`: `Element`.
  case placeholder(GlobalName)
  case composition([SwiftType])
  case module(GlobalName)

  struct TupleElement: Hashable, Sendable {
    var label: GlobalName
    var type: SwiftType
  }

  struct FunctionType: Hashable, Sendable {
    var parameters: [SwiftType]
    var result: SwiftType
    var isAsync: Bool
    /// It may throw, as far as anybody knows.
    var isThrowing = true
    var isAutoclosure = false
    var isMainActor = false
    /// What its attribute names, as a global actor, or the actor of an `isolated` parameter; negative if there is none.
    var actor: NominalID = -1
    /// A closure for it runs where the code around it does: the program writes it without `@Sendable` and `sending`.
    var inheritsIsolation = false
  }

  var isUnknown: Bool {
    if case .unknown = self { return true }
    return false
  }

  /// A type that is a value, of which no more is known. Comparing with such a value would make one each time: 55 million instructions of an
  /// analysis of 14,670 million.
  var isUnknownMetatype: Bool {
    if case .metatype(.unknown) = self { return true }
    return false
  }

  var nominalID: NominalID? {
    if case .nominal(let id, _) = self { return id }
    return nil
  }

  /// Its function type, also through an optional.
  func functionType(optional: NominalID) -> FunctionType? {
    switch self {
    case .function(let function): return function
    case .nominal(optional, let arguments): return arguments.first?.functionType(optional: optional)
    default: return nil
    }
  }

  /// Whether a generic parameter stands anywhere in it.
  var hasParameters: Bool {
    switch self {
    case .unknown, .module: false
    case .parameter, .placeholder: true
    case .nominal(_, let arguments): arguments.contains(where: \.hasParameters)
    case .tuple(let elements): elements.contains { $0.type.hasParameters }
    case .function(let function): function.parameters.contains(where: \.hasParameters) || function.result.hasParameters
    case .metatype(let type): type.hasParameters
    case .composition(let types): types.contains(where: \.hasParameters)
    }
  }

  /// Unknown where it has more parts than anybody writes: of pairs of pairs there are twice as many with each step, and who goes through
  /// such a type does not come to an end.
  var bounded: SwiftType {
    var rest = 1_000
    return hasParts(&rest) ? self : .unknown
  }

  /// Whether it has no more parts than `rest`, which are taken from it.
  private func hasParts(_ rest: inout Int) -> Bool {
    rest -= 1
    if rest < 0 { return false }
    switch self {
    case .unknown, .module, .parameter, .placeholder: return true
    case .nominal(_, let types), .composition(let types): return types.allSatisfy { $0.hasParts(&rest) }
    case .tuple(let elements): return elements.allSatisfy { $0.type.hasParts(&rest) }
    case .function(let function):
      return function.parameters.allSatisfy { $0.hasParts(&rest) } && function.result.hasParts(&rest)
    case .metatype(let type): return type.hasParts(&rest)
    }
  }

  /// With each mention of a type of the program or outside replaced, whatever its generic arguments are.
  func replacing(_ nominal: NominalID, with replacement: SwiftType) -> SwiftType {
    switch self {
    case .nominal(nominal, _): return replacement
    case .nominal(let id, let arguments):
      return arguments.isEmpty ? self : .nominal(id, arguments.map { $0.replacing(nominal, with: replacement) })
    case .tuple(let elements):
      return .tuple(
        elements.map { TupleElement(label: $0.label, type: $0.type.replacing(nominal, with: replacement)) })
    case .function(var function):
      function.parameters = function.parameters.map { $0.replacing(nominal, with: replacement) }
      function.result = function.result.replacing(nominal, with: replacement)
      return .function(function)
    case .metatype(let type): return .metatype(type.replacing(nominal, with: replacement))
    case .unknown, .module, .parameter, .placeholder, .composition: return self
    }
  }

  /// With each parameter replaced for which the closure has an answer.
  func substituting(_ replacement: (SwiftType) -> SwiftType?) -> SwiftType {
    switch self {
    case .unknown, .module: return self
    case .parameter, .placeholder: return replacement(self) ?? self
    case .nominal(let id, let arguments):
      return arguments.isEmpty ? self : .nominal(id, arguments.map { $0.substituting(replacement) })
    case .tuple(let elements):
      return .tuple(elements.map { TupleElement(label: $0.label, type: $0.type.substituting(replacement)) })
    case .function(var function):
      function.parameters = function.parameters.map { $0.substituting(replacement) }
      function.result = function.result.substituting(replacement)
      return .function(function)
    case .metatype(let type): return .metatype(type.substituting(replacement))
    case .composition(let types): return .composition(types.map { $0.substituting(replacement) })
    }
  }
}
