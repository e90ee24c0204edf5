// The initial value of a variable, or a parameter's default, is not what it holds for ever.
import Foundation
struct Config { var host = "127.0.0.1"; let fixed = "::1" }
func connect(_ c: Config) async {
  var r: UnsafeMutablePointer<addrinfo>?
  var host = "127.0.0.1"
  if let h = ProcessInfo.processInfo.environment["HOST"] { host = h }
  _ = getaddrinfo(host, "80", nil, &r)  // want 7 blocking-dns
  _ = getaddrinfo(c.host, "80", nil, &r)  // want 7 blocking-dns
  _ = getaddrinfo(c.fixed, "80", nil, &r)
}
func dial(_ host: String) -> Int32 { var r: UnsafeMutablePointer<addrinfo>?; return getaddrinfo(host, "80", nil, &r) }
func dials() async {
  let c = Config(host: "db.internal")
  _ = dial(c.host)  // want 7 blocking-dns
  _ = dial("127.0.0.1")
}
final class Client { private var host = "127.0.0.1"
  init(host: String?) { if let host { self.host = host } }
  func dial() async { var r: UnsafeMutablePointer<addrinfo>?; _ = getaddrinfo(host, "80", nil, &r) } }  // want 67 blocking-dns

final class Logger {
  var output: FileHandle = .nullDevice
  private var sink = FileHandle.nullDevice
  let off = FileHandle.nullDevice
  func enable(_ path: String) { sink = FileHandle(forWritingAtPath: path) ?? .nullDevice }
  func a(_ d: Data) async { output.write(d) }  // want 36 blocking-file-io
  func b(_ d: Data) async { sink.write(d) }  // want 34 blocking-file-io
  func c(_ d: Data) async { off.write(d) }
}
func dump(_ d: Data, to h: FileHandle = .nullDevice) { h.write(d) }
func log(_ d: Data, _ h: FileHandle, verbose: Bool) async {
  dump(d, to: h)  // want 3 blocking-file-io
  var out = FileHandle.nullDevice
  if verbose { out = h }
  out.write(d)  // want 7 blocking-file-io
}
final class Parser { private var input = InputStream(data: Data())
  init(path: String) { input = InputStream(fileAtPath: path)! }
  func next() async -> Int { var b: [UInt8] = [0]; return input.read(&b, maxLength: 1) } }  // want 65 blocking-file-io
