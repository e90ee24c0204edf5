// Whole-file reads: warnings of the offload lane.
import Foundation

func reads(_ url: URL, _ path: String, _ handle: FileHandle) async throws {
  _ = try Data(contentsOf: url)  // want 11 blocking-file-io warning certain
  _ = try Data(contentsOf: url, options: .uncached)  // want 11 blocking-file-io warning
  _ = try Data.init(contentsOf: url)  // want 16 blocking-file-io
  let data: Data = try .init(contentsOf: url)  // want 25 blocking-file-io
  _ = try String(contentsOf: url, encoding: .utf8)  // want 11 blocking-file-io warning
  _ = try String(contentsOfFile: path, encoding: .utf8)  // want 11 blocking-file-io
  _ = NSData(contentsOfFile: path)  // want 7 blocking-file-io
  _ = NSData(contentsOf: url)  // want 7 blocking-file-io
  _ = try NSData(contentsOf: url, options: [])  // want 11 blocking-file-io
  _ = NSMutableData(contentsOf: url)  // want 7 blocking-file-io
  _ = try NSMutableData(contentsOf: url, options: [])  // want 11 blocking-file-io
  _ = NSDictionary(contentsOfFile: path)  // want 7 blocking-file-io
  _ = NSArray(contentsOfFile: path)  // want 7 blocking-file-io
  _ = NSMutableArray(contentsOfFile: path)  // want 7 blocking-file-io
  _ = NSMutableDictionary(contentsOf: url)  // want 7 blocking-file-io
  _ = FileManager.default.contents(atPath: path)  // want 27 blocking-file-io
  _ = handle.readDataToEndOfFile()  // want 14 blocking-file-io
  _ = try handle.readToEnd()  // want 18 blocking-file-io
  _ = try handle.read(upToCount: 10)  // want 18 blocking-file-io
  _ = handle.readData(ofLength: 10)  // want 14 blocking-file-io
  _ = handle.availableData  // want 14 blocking-file-io
  _ = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")  // want 11 blocking-file-io
  _ = try JSONDecoder().decode([String].self, from: Data(contentsOf: url))  // want 53 blocking-file-io
  _ = try [UInt8](Data(contentsOf: url)) + Array(data)  // want 19 blocking-file-io
  guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }  // want 25 blocking-file-io
  print(text)
}

func cRead(_ fd: Int32, _ buffer: UnsafeMutableRawPointer, _ vector: UnsafePointer<iovec>) async {
  _ = read(fd, buffer, 1)  // want 7 blocking-file-io
  _ = pread(fd, buffer, 1, 0)  // want 7 blocking-file-io
  _ = readv(fd, vector, 1)  // want 7 blocking-file-io
}

func characters(_ path: String) async {
  _ = CharacterSet(contentsOfFile: path)  // want 7 blocking-file-io info
  _ = NSCharacterSet(contentsOfFile: path)  // want 7 blocking-file-io info
}
