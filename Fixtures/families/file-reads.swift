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
  _ = NSData(contentsOf: url)  // want 7 blocking-file-io "NSData.init(contentsOf:)"
  _ = try NSData(contentsOf: url, options: [])  // want 11 blocking-file-io "NSData.init(contentsOf:options:)"
  _ = try NSData(contentsOf: url, options: .alwaysMapped)  // want 11 blocking-file-io info
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

func requests(_ fd: Int32, _ list: inout UnsafeMutablePointer<aiocb>?, _ waiting: inout UnsafePointer<aiocb>?) async {
  var none = timespec(tv_sec: 0, tv_nsec: 0)
  _ = aio_suspend(&waiting, 1, nil)  // want 7 blocking-file-io
  _ = aio_suspend(&waiting, 1, &none)
  _ = lio_listio(Int32(LIO_WAIT), &list, 1, nil)  // want 7 blocking-file-io
  _ = lio_listio(Int32(LIO_NOWAIT), &list, 1, nil)
  _ = posix_fallocate(fd, 0, 4096)  // want 7 blocking-file-io
}

func characters(_ path: String) async {
  _ = CharacterSet(contentsOfFile: path)  // want 7 blocking-file-io info
  _ = NSCharacterSet(contentsOfFile: path)  // want 7 blocking-file-io info
}
