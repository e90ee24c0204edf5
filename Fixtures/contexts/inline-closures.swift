// Non-escaping closures of the standard library belong to the code around them.
// swift-format-ignore-file
import Dispatch
import Foundation
import Synchronization

func inline(_ urls: [URL], _ data: Data, _ lock: NSLock, _ optional: Int?, _ result: Result<Int, Error>) async throws {
  _ = urls.map { try? Data(contentsOf: $0) }  // want 23 blocking-file-io
  _ = urls.compactMap { url in try? String(contentsOf: url, encoding: .utf8) }  // want 37 blocking-file-io
  urls.forEach { _ in usleep(1) }  // want 23 blocking-sleep
  _ = urls.filter { _ in usleep(1) == 0 }  // want 26 blocking-sleep
  _ = urls.first { _ in usleep(1) == 0 }  // want 25 blocking-sleep
  _ = urls.first(where: { _ in usleep(1) == 0 })  // want 32 blocking-sleep
  _ = urls.contains { _ in usleep(1) == 0 }  // want 28 blocking-sleep
  _ = urls.allSatisfy { _ in usleep(1) == 0 }  // want 30 blocking-sleep
  _ = urls.reduce(0) { sum, _ in sum + Int(usleep(1)) }  // want 44 blocking-sleep
  _ = urls.reduce(into: 0) { sum, _ in sum += Int(usleep(1)) }  // want 51 blocking-sleep
  _ = urls.sorted { _, _ in usleep(1) == 0 }  // want 29 blocking-sleep
  _ = urls.sorted(by: { _, _ in usleep(1) == 0 }).prefix(while: { _ in usleep(2) == 0 })  // want 33 blocking-sleep // want 72 blocking-sleep
  _ = urls.min { _, _ in usleep(1) == 0 }  // want 26 blocking-sleep
  _ = Dictionary(grouping: urls) { _ in usleep(1) }  // want 41 blocking-sleep
  _ = optional.map { _ in usleep(1) }  // want 27 blocking-sleep
  _ = optional.flatMap { _ in usleep(1) }  // want 31 blocking-sleep
  _ = result.map { _ in usleep(1) }  // want 25 blocking-sleep
  _ = Result { try Data(contentsOf: urls[0]) }  // want 20 blocking-file-io
  data.withUnsafeBytes { _ in _ = usleep(1) }  // want 35 blocking-sleep
  lock.withLock { _ = usleep(1) }  // want 23 blocking-sleep
  withExtendedLifetime(lock) { _ = usleep(1) }  // want 36 blocking-sleep
  let mutex = Mutex(0)
  mutex.withLock { value in value += Int(usleep(1)) }  // want 42 blocking-sleep
  { usleep(1) }()  // want 5 blocking-sleep
  let once: Int32 = {
    usleep(1)  // want blocking-sleep
  }()
  _ = once
  "a\nb".enumerateLines { _, _ in usleep(1) }  // want 35 blocking-sleep
  urls.map { $0.path }.forEach { path in
    urls.forEach { _ in
      _ = FileManager.default.contents(atPath: path)  // want 31 blocking-file-io certain
    }
  }
}
