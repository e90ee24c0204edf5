public import AsyncLintAnalysis

/// What is known of one place, with lines and columns: what both formats of `asynclint why` are written from.
public struct ExplanationReport: Sendable {
  public let tool: Tool
  let explanation: Explanation
  /// The place that was asked about; without a column a whole line.
  let line: Int
  let column: Int?
  private let files: [ReportFile]
  private let indexes: [Int: LineIndex]

  /// `files` are indexed by the explanation's numbers of files, with the bytes of those that `mentionedFiles(in:)` names.
  public init(_ explanation: Explanation, line: Int, column: Int?, files: [ReportFile], tool: Tool) {
    self.explanation = explanation
    self.line = line
    self.column = column
    self.files = files
    self.tool = tool
    var indexes: [Int: LineIndex] = [:]
    for file in mentionedFiles(in: explanation) where files.indices.contains(file) {
      indexes[file] = LineIndex(files[file].bytes)
    }
    self.indexes = indexes
  }

  func path(_ file: Int) -> String { files.indices.contains(file) ? files[file].path : "" }

  func position(_ file: Int, _ offset: UInt32) -> Position {
    indexes[file]?.position(at: offset) ?? Position(line: 1, column: 1, offset: offset)
  }

  /// The bytes of the line that holds an offset, without its end.
  func lineBytes(_ file: Int, _ offset: UInt32) -> ArraySlice<UInt8> {
    guard let range = indexes[file]?.lineRange(at: offset) else { return [] }
    var line = files[file].bytes[range]
    while let last = line.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { line.removeLast() }
    return line
  }
}

/// The files that places in an explanation lie in.
public func mentionedFiles(in explanation: Explanation) -> Set<Int> {
  var files: Set<Int> = [explanation.file]
  func add(_ facts: [Explanation.Fact]) { files.formUnion(facts.compactMap { $0.place?.file }) }
  add(explanation.context.steps)
  for name in explanation.names {
    add(name.context.steps + name.related)
    if let receiver = name.receiver { add([receiver]) }
    files.formUnion(name.candidates.compactMap { $0.place?.file })
    files.formUnion(name.blocking?.chain.map(\.file) ?? [])
  }
  return files
}
