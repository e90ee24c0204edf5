// C names count only as free function calls that no declaration of the project answers.
import Foundation

struct Reader {
  let file: Channel
  func go(_ other: Channel) async {
    _ = other.read(1, 2, 3)
    _ = other.open("x", 1)
    other.wait(1)
    other.poll()
    other.send(1, 2)
    other.close()
    _ = file.accept()
    other.pause()
    other.system("x")
    _ = Channel.sleep(1)
    let read = other.read
    _ = read(1, 2, 3)
    let path = \Channel.name
    _ = path
  }
}

struct Channel {
  var name = "x"
  static func sleep(_ n: Int) -> Int { n }
  func read(_ a: Int, _ b: Int, _ c: Int) -> Int { a }
  func open(_ path: String, _ flags: Int) -> Int { 1 }
  func wait(_ n: Int) {}
  func poll() {}
  func send(_ a: Int, _ b: Int) {}
  func close() {}
  func accept() -> Int { 1 }
  func pause() {}
  func system(_ command: String) {}
}

enum Command {
  case sleep(Int)
  case read(String)
  case wait
  case system(String)
}
func commands() async -> [Command] { [.sleep(1), .read("x"), .wait, Command.system("ls"), Command.sleep(2)] }

func real(_ fd: Int32, _ buffer: UnsafeMutableRawPointer) async {
  _ = read(fd, buffer, 10)  // want 7 blocking-file-io certain
  _ = write(fd, buffer, 10)  // want 7 blocking-file-io certain
  _ = recv(fd, buffer, 10, 0)  // want 7 blocking-socket
  _ = accept(fd, nil, nil)  // want 7 blocking-socket
  _ = fsync(fd)  // want 7 blocking-file-io
  var status: Int32 = 0
  _ = waitpid(1, &status, 0)  // want 7 blocking-process
  _ = waitpid(1, &status, WNOHANG)
}
