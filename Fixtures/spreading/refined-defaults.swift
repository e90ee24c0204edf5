// The default of a protocol takes the place of the defaults of the protocols that it refines.
import Foundation

protocol Source {
  func read()
}
extension Source {
  func read() { usleep(1) }
}
protocol MemorySource: Source {
  func readAll()
}
extension MemorySource {
  func read() {}
  func readAll() { read() }
}
protocol SlowMemorySource: MemorySource {}
extension SlowMemorySource {
  func read() { usleep(2) }
}
/// Only some of its types have this one.
protocol NumberedSource: Source, Hashable {}
extension NumberedSource where Self: RawRepresentable {
  func read() {}
}

struct Disk: Source {}
struct Memory: MemorySource {}
struct SlowMemory: SlowMemorySource {}
struct OwnMemory: MemorySource {
  func read() { usleep(3) }
}
struct Numbered: NumberedSource {}

func use<S: Source>(_ source: S) { source.read() }

func go() async {
  use(Disk())  // want 3 blocking-sleep certain
  use(Memory())
  Memory().readAll()
  use(SlowMemory())  // want 3 blocking-sleep certain
  SlowMemory().readAll()  // want 16 blocking-sleep
  use(OwnMemory())  // want 3 blocking-sleep certain via use(_:) > OwnMemory.read() > usleep(_:)
  OwnMemory().readAll()  // want 15 blocking-sleep
  use(Numbered())  // want 3 blocking-sleep
}
