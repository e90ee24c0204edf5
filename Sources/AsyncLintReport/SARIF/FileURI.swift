/// A reference to a file as RFC 3986 wants it: all bytes but letters, digits and `-._~/` as `%XX`. A relative path stays relative; what
/// is no UTF-8 survives.
func fileURI(_ path: [UInt8]) -> String {
  var text = path.first == UInt8(ascii: "/") ? "file://" : ""
  for byte in path {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      text.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      text += "%\(digits.count < 2 ? "0" : "")\(digits)"
    }
  }
  return text
}
