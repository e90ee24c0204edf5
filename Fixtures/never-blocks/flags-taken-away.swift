// A flag that is named is not always there: `& ~FLAG`, a later `=`, a comparison.
import Foundation
func use(_ p: pid_t, _ options: Int32) async {
  var s: Int32 = 0
  _ = waitpid(p, &s, options & ~WNOHANG)  // want 7 blocking-process
  _ = waitpid(p, &s, options == WNOHANG ? 0 : options)  // want 7 blocking-process
  var mode = WNOHANG
  mode = 0
  _ = waitpid(p, &s, mode)  // want 7 blocking-process
  var other = WNOHANG
  other &= ~WNOHANG
  _ = waitpid(p, &s, other)  // want 7 blocking-process
  var third: Int32 = 0
  third |= WNOHANG
  _ = waitpid(p, &s, third)
  var hints = addrinfo()
  hints.ai_flags = AI_NUMERICHOST
  hints.ai_flags = AI_PASSIVE
  var r: UnsafeMutablePointer<addrinfo>?
  _ = getaddrinfo("swift.org", nil, &hints, &r)  // want 7 blocking-dns
}
func create(_ path: String, _ data: Data?, _ text: String?) async {
  var contents: Data? = nil
  if let text { contents = Data(text.utf8) }
  FileManager.default.createFile(atPath: path, contents: contents)  // want 23 blocking-file-io
  FileManager.default.createFile(atPath: path, contents: data == nil ? Data(count: 9) : data)  // want 23 blocking-file-io
  FileManager.default.createFile(atPath: path, contents: text.map { Data($0.utf8) } ?? nil)  // want 23 blocking-file-io
  FileManager.default.createFile(atPath: path, contents: nil)  // want 23 file-open
}
