public import AsyncLintCatalogue
public import AsyncLintSyntax

/// One reported call. Places are byte offsets; only `AsyncLintReport` knows lines and columns.
public struct Finding: Sendable {
  /// Index of the file among the inputs of the analysis.
  public var file: Int
  /// Of the callee's name token.
  public var range: ByteRange
  public var rule: String
  public var lane: Lane
  public var category: String
  public var severity: Severity
  public var confidence: Confidence
  /// The API at the end of the chain: `Thread.sleep(forTimeInterval:)`.
  public var symbol: String
  public var context: Context
  /// The steps from the function called at the reported place down to the API, the API last. One step: a direct call.
  public var chain: [ChainStep]
  /// One sentence in lower case, without full stop.
  public var message: String
  /// What to write instead: code, under a line that ends with a colon when there is something to say of it.
  ///
  /// Has the placeholders of `substitutions` in it until a report fills them in: only the files' bytes know their texts.
  public var advice: String
  /// What stands for the placeholders of the advice. Others in braces are code.
  public var substitutions: [Substitution]
  /// Further remarks: `3 of 5 implementations of "Store.get()" block`.
  public var notes: [FindingNote]

  public init(
    file: Int, range: ByteRange, rule: String, lane: Lane, category: String, severity: Severity,
    confidence: Confidence, symbol: String, context: Context, chain: [ChainStep], message: String, advice: String,
    substitutions: [Substitution] = [], notes: [FindingNote] = []
  ) {
    self.file = file
    self.range = range
    self.rule = rule
    self.lane = lane
    self.category = category
    self.severity = severity
    self.confidence = confidence
    self.symbol = symbol
    self.context = context
    self.chain = chain
    self.message = message
    self.advice = advice
    self.substitutions = substitutions
    self.notes = notes
  }

  public enum Confidence: String, Sendable {
    /// Every step's receiver type is known.
    case certain
    /// By a distinctive name, or by one of several implementations.
    case likely
  }

  public struct Context: Sendable {
    public enum Kind: String, Sendable {
      case async
      case eventLoop = "event-loop"
      case main
      /// No code: the finding is about a comment that speaks to asynclint.
      case comment
    }
    public var kind: Kind
    /// The innermost named function, `Type.method(labels:)`; nil at the top level.
    public var function: String?

    public init(kind: Kind, function: String?) {
      self.kind = kind
      self.function = function
    }
  }

  public struct ChainStep: Sendable {
    /// `Type.method(labels:)`, or the API's name in the last step.
    public var name: String
    /// Where the step's call stands: index of the input file, and the range of the called name. The first step's is the finding's own.
    public var file: Int
    public var range: ByteRange

    public init(name: String, file: Int, range: ByteRange) {
      self.name = name
      self.file = file
      self.range = range
    }
  }

  /// The text of a file in place of a placeholder.
  public struct Substitution: Sendable, Equatable {
    /// With its braces: `{0}`, `{self}`, `{call}`.
    public var placeholder: String
    /// Index of the input file, and the bytes to put in; nil when the code does not say it.
    public var file: Int
    public var range: ByteRange?
    /// Put in instead when the bytes take more than a line, or more than `limit`. May have other placeholders in it.
    public var name: String
    /// In bytes.
    public var limit: Int
    /// What parts of the bytes are replaced by, in order; those outside of the range do not count.
    public var edits: [Edit]

    public struct Edit: Sendable, Equatable {
      public var range: ByteRange
      public var text: String

      public init(range: ByteRange, text: String) {
        self.range = range
        self.text = text
      }
    }

    public init(placeholder: String, file: Int, range: ByteRange?, name: String, limit: Int, edits: [Edit] = []) {
      self.placeholder = placeholder
      self.file = file
      self.range = range
      self.name = name
      self.limit = limit
      self.edits = edits
    }
  }

  public struct FindingNote: Sendable {
    public var message: String
    /// Where it points to, if anywhere.
    public var file: Int?
    public var range: ByteRange?

    public init(message: String, file: Int? = nil, range: ByteRange? = nil) {
      self.message = message
      self.file = file
      self.range = range
    }
  }
}
