import AsyncLintAnalysis

/// What one run found and looked at: all that a report is made of.
public struct ReportInput: Sendable {
  public var tool: Tool
  /// Indexed by the file numbers of the findings.
  public var files: [ReportFile]
  /// In any order.
  public var findings: [Finding]
  /// In the order they are to be shown.
  public var notes: [RunNote]
  public var totals: RunTotals

  public init(tool: Tool, files: [ReportFile], findings: [Finding], notes: [RunNote], totals: RunTotals) {
    self.tool = tool
    self.files = files
    self.findings = findings
    self.notes = notes
    self.totals = totals
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

/// A file that findings may stand in.
public struct ReportFile: Sendable {
  /// As people and scripts shall see it; the report adds no folder and resolves nothing.
  public var path: String
  /// The file's bytes; empty for a file that no finding and no step of a chain stands in.
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8] = []) {
    self.path = path
    self.bytes = bytes
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

  public init(path: String, kind: Kind, message: String) {
    self.path = path
    self.kind = kind
    self.message = message
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
