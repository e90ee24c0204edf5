extension Report {
  /// The findings as in `json()`, one a line and nothing else.
  func jsonLines() -> [UInt8] {
    var writer = JSONWriter(isCompact: true)
    for finding in findings {
      finding.write(to: &writer)
      writer.endDocument()
    }
    return writer.bytes
  }
}
