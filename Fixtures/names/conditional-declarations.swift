// What one branch of `#if` declares hides nothing outside of that branch; which of several branches is compiled nobody knows.
// swift-format-ignore-file
import Foundation

#if os(Windows)
  func usleep(_ microseconds: UInt32) -> Int32 { 0 }

  func onWindows() async { _ = usleep(1) }
#else
  func elsewhere() async { _ = usleep(1) }  // want blocking-sleep "usleep(_:)"
#endif

func anywhere() async { _ = usleep(1) }  // want blocking-sleep likely "usleep(_:)"

// In all branches, or for all that most people use, it hides.
#if DEBUG
  func sleep(_ seconds: UInt32) -> UInt32 { 0 }
#else
  func sleep(_ seconds: UInt32) -> UInt32 { 1 }
#endif
func ownSleep() async { _ = sleep(1) }

#if canImport(Darwin)
  func wait(_ status: UnsafeMutablePointer<Int32>?) -> Int32 { 0 }
#elseif canImport(Glibc) || canImport(Musl)
  func wait(_ status: UnsafeMutablePointer<Int32>?) -> Int32 { 1 }
#endif
func ownWait() async { _ = wait(nil) }

#if !os(Windows)
  func fsync(_ descriptor: Int32) -> Int32 { 0 }
#endif
func ownSync() async { _ = fsync(1) }

// Overloads of different branches are never there together: each of them counts.
#if os(Linux)
  func pause(_ time: UInt32) { _ = Foundation.usleep(time) }
  func hold(_ time: Double) { Thread.sleep(forTimeInterval: time) }
#else
  func pause(_ time: Int) {}
  func hold(_ time: Double) {}
#endif
func eitherOverload(_ time: some BinaryInteger) async {
  pause(numericCast(time))  // want blocking-sleep likely via pause(_:) > usleep(_:)
  hold(1)  // want blocking-sleep likely via hold(_:) > Thread.sleep(forTimeInterval:)
}

// The better overload hides the other one only where it is compiled.
struct Clock {
  #if os(Linux)
    func tick(_ count: Int) {}
  #endif
  func tick(_ count: some Equatable) { Foundation.usleep(1) }
  #if os(macOS) || os(iOS)
    func tock() { Foundation.usleep(1) }
  #elseif os(Linux)
    func tock() {}
    func onLinux() async { tock() }
  #endif
}
func ticks(_ clock: Clock) async {
  clock.tick(1)  // want blocking-sleep likely via Clock.tick(_:) > usleep(_:)
  clock.tock()  // want blocking-sleep likely via Clock.tock() > usleep(_:)
}

// A step never leads from the code of one platform into that of another.
enum Sockets {
  #if canImport(WinSDK)
    static func pair() -> Int32 { shut(1) }
  #else
    static func pair() -> Int32 { 0 }
  #endif
}
extension Sockets {
  #if canImport(Glibc)
    static func shut(_ descriptor: Int32) -> Int32 { Int32(Foundation.usleep(1)) }
  #endif
  #if canImport(WinSDK)
    static func shut(_ descriptor: Int32) -> Int32 { 0 }
  #endif
}
func pairs() async { _ = Sockets.pair() }

// A property of either branch.
extension Sockets {
  #if os(Linux)
    static var count: Int { 0 }
  #else
    static var count: Int { Int(Foundation.usleep(1)) }
  #endif
}
func counts() async -> Int { Sockets.count }  // want blocking-sleep likely

// A flag that only the project knows is taken to be off where that is possible; `DEBUG` is both.
#if MOCKING
  func msync(_ address: UnsafeMutableRawPointer!, _ length: Int, _ flags: Int32) -> Int32 { 0 }
  func mocked() async { _ = msync(nil, 0, 0) }
#endif
func unmocked() async { _ = fdatasync(1) }  // want blocking-file-io certain
#if MOCKING
  func fdatasync(_ descriptor: Int32) -> Int32 { 0 }
#endif
#if RING && os(Linux)
  func poll(_ count: Int8) { _ = Foundation.usleep(1) }
#elseif os(Linux)
  func poll(_ count: Int16) {}
#endif
func polls(_ count: some BinaryInteger) async { poll(numericCast(count)) }
#if DEBUG
  func trace() { _ = Foundation.usleep(1) }
#else
  func trace() {}
#endif
func traces() async { trace() }  // want blocking-sleep likely

// The requirement of a protocol is no other function than the one that each platform has for it.
protocol Backend {
  func arm(_ descriptor: Int)
}
struct Selector {}
extension Selector: Backend {
  func rearm() { arm(1) }
}
#if os(Linux) && !RING
  extension Selector { func arm(_ descriptor: Int) {} }
#elseif canImport(Darwin)
  extension Selector { func arm(_ descriptor: Int) {} }
#endif
struct Slow: Backend {
  func arm(_ descriptor: Int) { _ = Foundation.usleep(1) }
}
func rearms() async { Selector().rearm() }
