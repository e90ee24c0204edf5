// A lock that is made with a value says what it guards.
import Foundation
import Synchronization
import os

struct EventBuffer: Sendable {
  var pending: [Data] = []
  let url: URL
  mutating func flush() throws {
    try pending.reduce(Data(), +).write(to: url)
    pending = []
  }
}
final class Analytics: Sendable {
  private let a: Mutex<EventBuffer>
  private let b = Mutex(EventBuffer(url: URL(fileURLWithPath: "/tmp/e")))
  init() { a = Mutex(EventBuffer(url: URL(fileURLWithPath: "/tmp/e"))) }
  func upload() async throws {
    try a.withLock { try $0.flush() }  // want blocking-file-io
    try b.withLock { try $0.flush() }  // want blocking-file-io
    try b.withLock { buffer in try buffer.flush() }  // want blocking-file-io
    let local = Mutex(EventBuffer(url: URL(fileURLWithPath: "/tmp/e")))
    try local.withLock { try $0.flush() }  // want blocking-file-io
  }
}

func count(_ url: URL) async throws {
  let lock = OSAllocatedUnfairLock(initialState: EventBuffer(url: url))
  try lock.withLock { try $0.flush() }  // want blocking-file-io
}
