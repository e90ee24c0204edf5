public import AsyncLintCatalogue
public import AsyncLintSyntax

/// What is known of the code at one place, and so why something in it is a finding or is none.
///
/// Places are byte offsets, files indexes into the inputs. All texts are in lower case and without full stop.
public struct Explanation: Sendable {
  public var file: Int
  /// Of the place itself; names in closures on the same line may have others.
  public var context: Context
  /// Calls, properties and operators, in source order.
  public var names: [Name]

  /// Something known, and what it is known from.
  public struct Fact: Sendable {
    public var text: String
    /// nil: it stands nowhere in the sources.
    public var place: Location?
  }

  public struct Location: Sendable, Equatable {
    public var file: Int
    public var range: ByteRange

    public init(file: Int, range: ByteRange) {
      self.file = file
      self.range = range
    }
  }

  /// Whose thread the code holds.
  public struct Context: Sendable {
    public enum Kind: String, Sendable {
      case async
      case eventLoop = "event-loop"
      case main
      /// Synchronous: it runs on the thread of whoever calls it.
      case callers
      /// A thread that may block, a later time, or no code that anybody is known to run.
      case none
    }
    public var kind: Kind
    /// The innermost named function.
    public var function: String?
    /// What decided, from the place outwards.
    public var steps: [Fact]
  }

  public struct Name: Sendable {
    public var range: ByteRange
    public var text: String
    public var context: Context
    /// The type of what it is a member of, and where that came from. nil for names without a receiver.
    public var receiver: Fact?
    /// What the name stands for, then what else bears it.
    public var candidates: [Candidate]
    /// What it would block with; nil when it does not block.
    public var blocking: Blocking?
    /// The finding at this name.
    public var finding: Finding?
    /// Why it is a finding or is none.
    public var reason: String
    /// Where it is reported in its stead, and other things to look at.
    public var related: [Fact]
  }

  public struct Candidate: Sendable {
    public var name: String
    public var isChosen: Bool
    /// Why it is meant or is not.
    public var reason: String
    public var place: Location?
  }

  public struct Blocking: Sendable {
    public var rule: String
    public var isRuleEnabled: Bool
    public var severity: Severity
    public var confidence: Finding.Confidence
    /// From the name down to the API; one step for an API itself.
    public var chain: [Finding.ChainStep]
  }
}
