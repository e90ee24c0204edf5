// What keeps an API from blocking has to be given for the parameter that the API gets.
import Foundation
func resolve(_ host: String, bind: String) -> Int32 { var r: UnsafeMutablePointer<addrinfo>?; return getaddrinfo(host, nil, nil, &r) }
func copy(_ i: InputStream, to o: OutputStream) {
  var b: [UInt8] = [0]
  while i.hasBytesAvailable { _ = o.write(b, maxLength: i.read(&b, maxLength: 1)) }
}
func reap(_ p: pid_t, first: Int32, then: Int32) { var s: Int32 = 0; _ = waitpid(p, &s, then) }
func use(_ p: pid_t, _ d: Data) async {
  _ = resolve("swift.org", bind: "0.0.0.0")  // want 7 blocking-dns
  _ = resolve("127.0.0.1", bind: "0.0.0.0")
  copy(InputStream(data: d), to: OutputStream(toFileAtPath: "/tmp/x", append: false)!)  // want 3 blocking-file-io
  copy(InputStream(fileAtPath: "/x")!, to: OutputStream.toMemory())  // want 3 blocking-file-io
  copy(InputStream(data: d), to: OutputStream.toMemory())
  reap(p, first: WNOHANG, then: 0)  // want 3 blocking-process
  reap(p, first: 0, then: WNOHANG)
}

// Where it does not show what becomes of an argument, the one that is given is taken for what the API gets.
func wait(_ child: pid_t, flags: Int32, again: Bool) {
  var status: Int32 = 0
  let options = flags
  if again { _ = waitpid(child, &status, options) }
}
func call(_ child: pid_t, _ again: Bool) async {
  wait(child, flags: WNOHANG, again: again)
  wait(child, flags: 0, again: again)  // want 3 blocking-process
}
