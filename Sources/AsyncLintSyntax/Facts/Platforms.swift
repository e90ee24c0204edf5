/// Platforms that `#if` tells apart, by the C library that comes with them.
public struct Platforms: OptionSet, Hashable, Sendable, BitwiseCopyable {
  public var rawValue: UInt16

  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  @inlinable public static var darwin: Platforms { Platforms(rawValue: 1 << 0) }
  @inlinable public static var glibc: Platforms { Platforms(rawValue: 1 << 1) }
  @inlinable public static var musl: Platforms { Platforms(rawValue: 1 << 2) }
  @inlinable public static var android: Platforms { Platforms(rawValue: 1 << 3) }
  @inlinable public static var windows: Platforms { Platforms(rawValue: 1 << 4) }
  @inlinable public static var wasi: Platforms { Platforms(rawValue: 1 << 5) }
  /// All that are not named here.
  @inlinable public static var other: Platforms { Platforms(rawValue: 1 << 6) }
  @inlinable public static var all: Platforms { Platforms(rawValue: 0x7F) }
}

extension Node {
  /// Of a `conditionalBranch`: where it may be compiled, as far as its own condition and those before it tell.
  public var platforms: Platforms { Platforms(rawValue: flags.rawValue).intersection(.all) }
}

extension NodeFlags {
  // MARK: Branches of `#if` (below: `Node.platforms`)
  /// Behind another branch of the same `#if`.
  @inlinable public static var isLaterBranch: NodeFlags { NodeFlags(rawValue: 1 << 8) }
  /// `#else`
  @inlinable public static var isElse: NodeFlags { NodeFlags(rawValue: 1 << 9) }
  /// On its platforms, as far as they have a name, it is compiled by all who set no flags of their own.
  @inlinable public static var isDecidedByPlatform: NodeFlags { NodeFlags(rawValue: 1 << 10) }
  /// It is compiled only by those who set a flag of their own.
  @inlinable public static var needsFlag: NodeFlags { NodeFlags(rawValue: 1 << 11) }
}

/// On which platforms a condition of `#if` holds: where it may, and where it does for certain.
struct PlatformCondition {
  /// Whatever flags are set.
  var whatever: Range
  /// Without any flag but the usual ones.
  var usually: Range

  struct Range {
    var possible: Platforms
    var certain: Platforms

    var negated: Range { Range(possible: .all.subtracting(certain), certain: .all.subtracting(possible)) }

    func and(_ other: Range) -> Range {
      Range(possible: possible.intersection(other.possible), certain: certain.intersection(other.certain))
    }

    func or(_ other: Range) -> Range {
      Range(possible: possible.union(other.possible), certain: certain.union(other.certain))
    }
  }

  static let unknown = PlatformCondition(among: .all)
  /// That a flag is set which hardly anybody sets.
  static let flag = PlatformCondition(
    whatever: Range(possible: .all, certain: []), usually: Range(possible: [], certain: []))

  /// Exactly on these.
  init(_ platforms: Platforms) { self.init(among: platforms, certain: platforms) }

  /// On these, or on some of them.
  init(among possible: Platforms, certain: Platforms = []) {
    let range = Range(possible: possible, certain: certain)
    self.init(whatever: range, usually: range)
  }

  private init(whatever: Range, usually: Range) {
    self.whatever = whatever
    self.usually = usually
  }

  var negated: PlatformCondition { PlatformCondition(whatever: whatever.negated, usually: usually.negated) }

  func and(_ other: PlatformCondition) -> PlatformCondition {
    PlatformCondition(whatever: whatever.and(other.whatever), usually: usually.and(other.usually))
  }

  func or(_ other: PlatformCondition) -> PlatformCondition {
    PlatformCondition(whatever: whatever.or(other.whatever), usually: usually.or(other.usually))
  }
}
