/// Offsets of the first byte that is no UTF-8 and of the first NUL. Linear, eight bytes a step where all are ASCII.
func encodingDefects(of bytes: [UInt8]) -> (firstInvalid: Int?, firstNUL: Int?) {
  var firstInvalid: Int?
  var firstNUL: Int?
  bytes.withUnsafeBytes { buffer in
    var index = 0
    while index < buffer.count {
      if index + 8 <= buffer.count {
        let word = buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if isPlainASCII(word) {
          index += 8
          continue
        }
      }
      let byte = buffer[index]
      if byte == 0, firstNUL == nil { firstNUL = index }
      if byte < 0x80 {
        index += 1
      } else if let length = scalarLength(in: buffer, at: index) {
        index += length
      } else {
        if firstInvalid == nil { firstInvalid = index }
        index += 1
      }
      if firstNUL != nil, firstInvalid != nil { return }
    }
  }
  return (firstInvalid, firstNUL)
}

/// No byte is NUL or has its highest bit set.
private func isPlainASCII(_ word: UInt64) -> Bool {
  let highBits: UInt64 = 0x8080_8080_8080_8080
  // Subtracting one from each byte borrows into the highest bit of those that are zero.
  return (word | (word &- 0x0101_0101_0101_0101)) & highBits == 0
}

/// The length of the scalar that begins there with a byte from 0x80 on; nil when it is malformed (Unicode Standard, table 3-7).
private func scalarLength(in buffer: UnsafeRawBufferPointer, at index: Int) -> Int? {
  let length: Int
  var second: ClosedRange<UInt8> = 0x80...0xBF
  switch buffer[index] {
  case 0xC2...0xDF: length = 2
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xE1...0xEF: length = 3
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  case 0xF1...0xF3: length = 4
  default: return nil
  }
  guard index + length <= buffer.count, second.contains(buffer[index + 1]) else { return nil }
  for offset in 2..<max(2, length) where !(0x80...0xBF).contains(buffer[index + offset]) { return nil }
  return length
}
