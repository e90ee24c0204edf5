// An overload of one's own is not meant where the argument cannot be of its type; then it is the library's.
import Foundation

extension FileManager { func contents(atPath url: URL) -> Data? { nil } }
extension String { init(contentsOfFile url: URL) throws { self = "" } }
func system(_ url: URL) {}

func load(_ path: String, _ url: URL) async throws {
  _ = FileManager.default.contents(atPath: path)  // want 27 blocking-file-io
  _ = FileManager.default.contents(atPath: url.path)  // want 27 blocking-file-io
  _ = FileManager.default.contents(atPath: url)
  _ = try String(contentsOfFile: path)  // want 11 blocking-file-io
  _ = try String(contentsOfFile: url)
  system(path)  // want 3 blocking-process
  system("ls")  // want 3 blocking-process
  system(url)
}

extension Thread { static func sleep(forTimeInterval duration: Duration) {} }
extension RunLoop { func run(until seconds: TimeInterval) {} }
extension DispatchSemaphore { func wait(timeout seconds: Double) -> Bool { true } }

func rest(_ seconds: TimeInterval, _ duration: Duration, _ loop: RunLoop, _ date: Date) async {
  Thread.sleep(forTimeInterval: seconds)  // want 10 blocking-sleep
  Thread.sleep(forTimeInterval: duration)
  loop.run(until: date)  // want 8 blocking-run-loop
  loop.run(until: .distantFuture)  // want 8 blocking-run-loop
  loop.run(until: Date() + 3)  // want 8 blocking-run-loop
  loop.run(until: seconds)
  loop.run(until: 3)
}

func wait(_ semaphore: DispatchSemaphore, _ time: DispatchTime, _ seconds: TimeInterval) async {
  _ = semaphore.wait(timeout: DispatchTime.now() + 1)  // want 17 blocking-semaphore
  _ = semaphore.wait(timeout: .now() + 1)  // want 17 blocking-semaphore
  _ = semaphore.wait(timeout: .distantFuture)  // want 17 blocking-semaphore
  _ = semaphore.wait(timeout: time)  // want 17 blocking-semaphore
  _ = semaphore.wait(timeout: .pi)
  _ = semaphore.wait(timeout: .pi + 1)
  _ = semaphore.wait(timeout: seconds)
  _ = semaphore.wait(timeout: 3)
  _ = semaphore.wait(timeout: 2 * 60)
  _ = semaphore.wait(timeout: seconds < 1 ? 1 : -1)
}

func system(_ isDue: Bool) {}

func check(_ deadline: DispatchTime) async {
  system(.now() < deadline)
  system(.now() + 1 < deadline)
}
