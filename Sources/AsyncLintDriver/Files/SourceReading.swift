/// A file's bytes as the analysis gets them, with what is odd about them; nil bytes: not to be analysed.
struct SourceText: Sendable {
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

/// UTF-16 and UTF-32 are recognised by their marks and not analysed; everything else is taken for UTF-8, whatever is in it.
func examine(_ bytes: [UInt8], shownPath: String, status: FileStatus?) -> SourceText {
  var text = SourceText(bytes: bytes, status: status)
  if let encoding = wideEncoding(of: bytes) {
    text.bytes = nil
    let name = encoding == .utf16 ? "UTF-16" : "UTF-32"
    text.problems = [Problem(shownPath, encoding, "skipped: \(name), Swift source is UTF-8", isTrouble: false)]
    return text
  }
  let defects = encodingDefects(of: bytes)
  if let offset = defects.firstInvalid {
    let message = "analysed as it is: no valid UTF-8 at byte \(offset)"
    text.problems.append(Problem(shownPath, .invalidUTF8, message, isTrouble: false))
  }
  if let offset = defects.firstNUL {
    text.problems.append(Problem(shownPath, .nulBytes, "analysed as it is: NUL at byte \(offset)", isTrouble: false))
  }
  return text
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
