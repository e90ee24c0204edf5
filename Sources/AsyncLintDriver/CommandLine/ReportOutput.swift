import AsyncLintReport

/// One of the reports that a run writes.
struct ReportOutput: Sendable, Equatable {
  let format: ReportFormat
  /// As it was given; nil: standard output.
  let file: Path?
}

/// Reads `json=out.json,sarif=out.sarif,text`: formats, each with the file it goes to; one of them may go to standard output.
func parseReportOutputs(_ text: String) throws(DriverError) -> [ReportOutput] {
  var outputs: [ReportOutput] = []
  for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
    let output = try parseReportOutput(entry)
    if let other = outputs.first(where: { $0.file == output.file }) {
      let place = output.file.map { "\"\($0.text)\"" } ?? "standard output"
      let formats = "\"\(other.format.rawValue)\" and \"\(output.format.rawValue)\""
      throw .usage("\"--format\" has \(formats) both go to \(place), write \"FORMAT=FILE\" to tell them apart")
    }
    outputs.append(output)
  }
  return outputs
}

private func parseReportOutput(_ entry: Substring) throws(DriverError) -> ReportOutput {
  let equals = entry.firstIndex(of: "=")
  let name = String(entry[..<(equals ?? entry.endIndex)])
  guard let format = ReportFormat(rawValue: name) else {
    throw .unknownValue(name, of: "--format", allowed: ReportFormat.allCases.map(\.rawValue))
  }
  guard let equals else { return ReportOutput(format: format, file: nil) }
  let file = String(entry[entry.index(after: equals)...])
  if file.isEmpty { throw .usage("\"--format \(name)=\" needs a file behind the \"=\"") }
  // Almost certainly two options that changed places, and the source would be gone.
  if file.hasSuffix(".swift") { throw .usage("\"--format\" would write a report over the source \"\(file)\"") }
  return ReportOutput(format: format, file: Path(file))
}

extension Report {
  /// Writes them all. One that cannot be written does not keep the others from it; the first error is thrown at the end.
  func write(to outputs: [ReportOutput], isColored: Bool, on console: inout Console) throws(DriverError) {
    var failure: DriverError?
    for output in outputs {
      let colored = isColored && output.file == nil
      let bytes = written(as: output.format, isColored: colored)
      do throws(DriverError) {
        if let file = output.file {
          try writeFile(bytes, to: absolute(file, in: console.workingDirectory), shownAs: file)
        } else {
          try console.output.write(bytes)
          try console.output.flush()
        }
      } catch {
        // A reader that has gone away has what it wanted; that a file is missing is worth saying.
        if failure == nil || failure == .brokenPipe { failure = error }
      }
    }
    if let failure { throw failure }
  }
}

private func writeFile(_ bytes: [UInt8], to path: Path, shownAs shown: Path) throws(DriverError) {
  do throws(SystemError) {
    try createFile(at: path, with: bytes)
  } catch {
    throw .cannotWriteFile(shown.text, error)
  }
}
