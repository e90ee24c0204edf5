import AsyncLintAnalysis
import AsyncLintCatalogue

/// What one run found and looked at: all that a report is made of.
public struct ReportInput: Sendable {
  public var tool: Tool
  /// Indexed by the file numbers of the findings.
  public var files: [ReportFile]
  /// In any order.
  public var findings: [Finding]
  /// In any order; findings that somebody has put aside. Only formats that have a word for it show them.
  public var suppressed: [SuppressedFinding]
  /// In the order they are to be shown.
  public var notes: [RunNote]
  public var totals: RunTotals
  /// The pages that findings may name: for formats that explain their rules. Others may be among them, and some may be missing.
  public var rules: [Rule]
  /// Positions get columns in UTF-16 too, which costs a look at each line.
  public var countsUTF16: Bool

  public init(
    tool: Tool, files: [ReportFile], findings: [Finding], suppressed: [SuppressedFinding] = [], notes: [RunNote],
    totals: RunTotals, rules: [Rule] = [], countsUTF16: Bool = false
  ) {
    self.tool = tool
    self.files = files
    self.findings = findings
    self.suppressed = suppressed
    self.notes = notes
    self.totals = totals
    self.rules = rules
    self.countsUTF16 = countsUTF16
  }
}

public struct Tool: Sendable {
  public var name: String
  public var version: String

  public init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}

/// A finding that is not reported, and why.
public struct SuppressedFinding: Sendable {
  public var finding: Finding
  public var suppression: Suppression

  public init(finding: Finding, suppression: Suppression) {
    self.finding = finding
    self.suppression = suppression
  }
}

public struct Suppression: Sendable, Equatable {
  public enum Place: Sendable {
    /// A comment in the source.
    case source
    /// A file beside it, such as a baseline.
    case elsewhere
  }

  public var place: Place
  public var reason: String?

  public init(place: Place, reason: String?) {
    self.place = place
    self.reason = reason
  }
}

/// A file that findings may stand in.
public struct ReportFile: Sendable {
  /// As people and scripts shall see it; the report adds no folder and resolves nothing.
  public var path: String
  /// The same as the file system has it, which need not be UTF-8.
  public var pathBytes: [UInt8]
  /// The file's bytes; empty for a file that no finding and no step of a chain stands in.
  public var bytes: [UInt8]
  /// Somebody else's: calls are followed through it, and nothing can be mended in it.
  public var isLibrary: Bool

  public init(path: String, pathBytes: [UInt8]? = nil, bytes: [UInt8] = [], isLibrary: Bool = false) {
    self.path = path
    self.pathBytes = pathBytes ?? Array(path.utf8)
    self.bytes = bytes
    self.isLibrary = isLibrary
  }
}

/// Something about a file that is no finding: it was skipped, or read although it is odd.
public struct RunNote: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case missing
    case unreadable
    /// A FIFO, socket or device: never opened.
    case specialFile = "special-file"
    /// 4 GiB or more.
    case tooLarge = "too-large"
    case utf16 = "utf-16"
    case utf32 = "utf-32"
    /// Analysed all the same.
    case invalidUTF8 = "invalid-utf-8"
    /// Analysed all the same.
    case nulBytes = "nul-bytes"
    /// Written by somebody else during the run: the places in it may be wrong.
    case changed
  }

  public var path: String
  public var kind: Kind
  /// In lower case, without full stop and without the path.
  public var message: String
  /// The run was asked for this very file: it has failed.
  public var isTrouble: Bool

  public init(path: String, kind: Kind, message: String, isTrouble: Bool = false) {
    self.path = path
    self.kind = kind
    self.message = message
    self.isTrouble = isTrouble
  }
}

/// What was looked at.
public struct RunTotals: Sendable {
  public var files: Int
  public var lines: Int
  /// Wall time. Only for people: a report for programs is the same for the same input.
  public var seconds: Double

  public init(files: Int, lines: Int, seconds: Double) {
    self.files = files
    self.lines = lines
    self.seconds = seconds
  }
}
