// A type meets what a protocol asks for with what it inherits: from a superclass, or from the extension of another protocol.
import Foundation

class Reader {
  func read() { usleep(1) }
  var size: Int {
    usleep(1)
    return 1
  }
  func close() {}
}
protocol Source {
  func read()
  var size: Int { get }
  func close()
}
final class FileReader: Reader, Source {}
func use(source: any Source) async {
  source.read()  // want blocking-sleep certain via Reader.read() > usleep(_:)
  _ = source.size  // want blocking-sleep
  source.close()
}

class Writer {
  func write() { usleep(1) }
}
class QuickWriter: Writer {
  override func write() {}
}
class OtherWriter: QuickWriter {}
protocol Sink { func write() }
class FileWriter: Writer {}
extension FileWriter: Sink {}
extension OtherWriter: Sink {}
struct Nowhere: Sink { func write() {} }
func use(sink: any Sink, other: some Sink) async {
  sink.write()  // want blocking-sleep likely
  other.write()  // want blocking-sleep likely
}

protocol Waiting {}
extension Waiting {
  func work() { usleep(1) }
}
protocol Working { func work() }
struct Worker: Waiting, Working {}
func use(worker: any Working, concrete: Worker) async {
  worker.work()  // want blocking-sleep
  concrete.work()  // want blocking-sleep
}

// A member of that name is no witness where none of its types conforms.
class Clock {
  func tick() { usleep(1) }
}
class WallClock: Clock {}
protocol Ticking { func tick() }
struct Counter: Ticking { func tick() {} }
func use(ticking: any Ticking) async { ticking.tick() }
