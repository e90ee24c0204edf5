// A default in an extension of a protocol is the implementation of types without their own, and of nobody where all have one.
import Foundation

protocol Loader {
  func load() -> Data
  var size: Int { get }
}
extension Loader {
  func load() -> Data {
    Thread.sleep(forTimeInterval: 1)
    return Data()
  }
  var size: Int {
    usleep(1)
    return 1
  }
}
struct Memory: Loader {
  func load() -> Data { Data() }
  var size: Int { 0 }
}
struct Constant: Loader {
  func load() -> Data { Data([1]) }
  let size = 4
}

func unused(_ loader: any Loader) async -> Int {
  _ = loader.load()
  return loader.size
}

func generic<T: Loader>(_ loader: T) async { _ = loader.load() }

protocol Writer { func write() }
extension Writer { func write() { usleep(1) } }
struct Quiet: Writer { func write() {} }
struct Loud: Writer {}
struct Both: Writer {
  #if DEBUG
    func write() {}
  #endif
}

func taken(_ writer: any Writer) async {
  writer.write()  // want 10 blocking-sleep likely
}

protocol Closer { func close() }
extension Closer { func close() { usleep(1) } }

// Somebody will conform to it.
func use(_ closer: any Closer) async {
  closer.close()  // want 10 blocking-sleep
}

protocol Sender {
  func send()
  func count() -> Int
  func flush()
}
extension Sender {
  func send() { usleep(1) }
  func count() -> Int {
    usleep(1)
    return 1
  }
  func flush() { usleep(1) }
}
// None of these members is what the protocol asks for.
final class Post<Letter>: Sender {
  func count() -> String { "" }
  func flush() throws {}
}
extension Post where Letter == Int { func send() {} }

func useOthers(_ sender: any Sender) async {
  sender.send()  // want 10 blocking-sleep likely
  _ = sender.count()  // want 14 blocking-sleep likely
  sender.flush()  // want 10 blocking-sleep likely
}

protocol Opener { func open() }
extension Opener { func open() { usleep(1) } }
class Door: Opener { func open() {} }
final class Gate: Door {}

func open(_ opener: any Opener) async { opener.open() }

// An associated type is what the member makes of it.
protocol Runner {
  associatedtype Output
  func run() -> Output
}
extension Runner { func run() -> [Int] { [Int(usleep(1))] } }
struct Still: Runner { func run() {} }

func run(_ runner: any Runner) async { _ = runner.run() }

// Of a nested type the extension has as much as of any.
protocol Shutter { func shut() }
extension Shutter { func shut() { usleep(1) } }
enum Space {
  struct Box: Shutter {}
  struct Pair<Value>: Shutter {}
}
extension Space.Box { func shut() {} }
extension Space.Pair { func shut() {} }

func shut(_ shutter: any Shutter) async { shutter.shut() }
