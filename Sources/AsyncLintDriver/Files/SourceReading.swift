import AsyncLintReport

/// A file's bytes as the analysis gets them, or why it does not get them.
struct SourceText: Sendable {
  /// nil: not to be analysed.
  var bytes: [UInt8]?
  var problems: [Problem] = []
  /// When it was read; nil for standard input and for what could not be read.
  var status: FileStatus?
}

/// Reads a file and looks at its encoding. Total: what goes wrong becomes a problem.
func readSource(_ file: SourceFile) -> SourceText {
  let shown = file.shownPath.text
  do throws(ReadError) {
    let contents = try readFile(at: file.path)
    return examine(contents.bytes, shownPath: shown, status: contents.status)
  } catch {
    return SourceText(bytes: nil, problems: [problem(error, with: shown, isExplicit: file.isExplicit)])
  }
}

/// Reads until the writer has ended.
func readStandardInput(_ descriptor: Int32, shownPath: String) -> SourceText {
  do throws(ReadError) {
    return examine(try readToEnd(of: descriptor), shownPath: shownPath, status: nil)
  } catch {
    return SourceText(bytes: nil, problems: [problem(error, with: shownPath, isExplicit: true)])
  }
}

/// UTF-16 and UTF-32 are recognised by their marks and not analysed; everything else is taken for UTF-8, whatever is in it.
func examine(_ bytes: [UInt8], shownPath: String, status: FileStatus?) -> SourceText {
  guard let encoding = wideEncoding(of: bytes) else { return SourceText(bytes: bytes, status: status) }
  let name = encoding == .utf16 ? "UTF-16" : "UTF-32"
  let problem = Problem(shownPath, encoding, "skipped: \(name), Swift source is UTF-8", isTrouble: false)
  return SourceText(bytes: nil, problems: [problem], status: status)
}

/// The encoding that a byte order mark tells of, when it is not UTF-8.
private func wideEncoding(of bytes: [UInt8]) -> RunNote.Kind? {
  // The four bytes of UTF-32 first: its little-endian mark begins with that of UTF-16.
  if bytes.starts(with: [0xFF, 0xFE, 0x00, 0x00]) || bytes.starts(with: [0x00, 0x00, 0xFE, 0xFF]) { return .utf32 }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
  return nil
}

/// `isExplicit`: the file was named on the command line.
func problem(_ error: ReadError, with shown: String, isExplicit: Bool) -> Problem {
  switch error {
  case .system(let error):
    isExplicit
      ? Problem(shown, error, isTrouble: true)
      : Problem(shown, .unreadable, "skipped: \(error.message)", isTrouble: false)
  case .notRegular(let kind): Problem(shown, specialFile: kind, isTrouble: isExplicit)
  case .tooLarge: Problem(shown, .tooLarge, "skipped: 4 GiB or more", isTrouble: false)
  }
}
