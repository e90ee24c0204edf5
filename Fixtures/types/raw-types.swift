// What extensions add for one raw type only.
import Foundation

extension RawRepresentable where RawValue == String {
  var data: Data? { FileManager.default.contents(atPath: rawValue) }
}
extension RawRepresentable where RawValue == Int {
  var data: Data? { nil }
}
enum File: String { case first }
enum Code: Int { case first }
struct Tag: RawRepresentable { var rawValue: String }
struct Number: RawRepresentable { var rawValue: Int }
struct Options: OptionSet { let rawValue: Int }

func load(_ file: File, _ code: Code, _ tag: Tag, _ number: Number, _ options: Options) async {
  _ = file.data  // want blocking-file-io
  _ = code.data
  _ = tag.data  // want blocking-file-io
  _ = number.data
  _ = options.data
}
