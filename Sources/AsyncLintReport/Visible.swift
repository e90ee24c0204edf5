/// The text with everything replaced that a terminal would obey instead of show. Line ends and tabs are replaced too.
public func visible(_ text: String) -> String {
  if isPlainASCII(text.utf8) { return text }
  if text.unicodeScalars.allSatisfy({ !isUnsafeToPrint($0) }) { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { result.append(isUnsafeToPrint(scalar) ? picture(of: scalar) : scalar) }
  return String(result)
}

/// All of it is ASCII that can be shown as it stands. Most text is; to ask scalar by scalar took a sixth of all that a report takes.
func isPlainASCII(_ text: some Sequence<UInt8>) -> Bool {
  func isPlain(_ bytes: some Sequence<UInt8>) -> Bool { bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
  return text.withContiguousStorageIfAvailable { isPlain($0) } ?? isPlain(text)
}

/// Control characters, and the invisible ones that reorder or break lines: in source text they are attacks or accidents.
func isUnsafeToPrint(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x00...0x1F, 0x7F...0x9F: true
  // Directional marks, embeddings, overrides and isolates; line and paragraph separators.
  case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}

/// One printable character, one column wide, in place of an unsafe one.
func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
  case 0x7F: "\u{2421}"
  default: "\u{FFFD}"
  }
}

/// Columns of a terminal that the character takes: 0, 1 or 2. Terminals disagree about rare emoji; then an underline is a column off.
func columnWidth(of character: Character) -> Int {
  var width = 0
  for scalar in character.unicodeScalars {
    width = max(width, columnWidth(of: scalar))
    // Asks for the emoji form of the character before it.
    if scalar.value == 0xFE0F { width = 2 }
  }
  return width
}

private func columnWidth(of scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  if scalar.properties.isEmojiPresentation { return 2 }
  switch scalar.value {
  // The blocks of East Asian wide and full-width characters (Unicode Standard Annex 11).
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x20000...0x3FFFD:
    return 2
  default: return 1
  }
}
