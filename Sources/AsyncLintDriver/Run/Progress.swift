import Synchronization

/// Says on a terminal how far a long run has come, in one line that goes away again. Runs of less than a second say nothing.
///
/// May be told from any thread; costs one addition a file until it is time to say something.
final class Progress: Sendable {
  private let total: Int
  private let done = Atomic(0)
  private let line: Mutex<Line>

  private struct Line {
    var stream: OutputStream
    var nextTime: Double
    var isShown = false
  }

  /// nil when nobody would see it. Nothing is said before that many seconds.
  init?(total: Int, on console: Console, isQuiet: Bool, after delay: Double = 1) {
    guard !isQuiet, console.errors.isTerminal, console.environment["TERM"] != "dumb" else { return nil }
    self.total = total
    line = Mutex(Line(stream: console.errors, nextTime: monotonicSeconds() + delay))
  }

  /// One more file is done.
  func step() {
    let count = done.wrappingAdd(1, ordering: .relaxed).newValue
    // The clock is asked now and then only.
    guard count.isMultiple(of: 16) else { return }
    show("reading \(count) of \(total) files")
  }

  /// The next stage, whose steps nobody counts.
  func enter(_ stage: String) { show(stage) }

  /// Takes the line away.
  func end() {
    line.withLock { line in
      if line.isShown { write("\r\u{1B}[K", to: &line) }
      line.nextTime = .infinity
    }
  }

  private func show(_ text: String) {
    line.withLock { line in
      let now = monotonicSeconds()
      guard now >= line.nextTime else { return }
      line.nextTime = now + betweenLines
      line.isShown = true
      write("\r\u{1B}[K\(text) …", to: &line)
    }
  }

  private func write(_ text: String, to line: inout Line) {
    // Nobody minds when it cannot be shown.
    try? line.stream.write(text.utf8)
    try? line.stream.flush()
  }
}

/// In seconds.
private let betweenLines = 0.1
