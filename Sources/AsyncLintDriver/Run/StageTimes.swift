import AsyncLintReport

/// Where the time of a run goes: wall time of one stage after the other.
struct StageTimes {
  private(set) var stages: [(name: String, seconds: Double)] = []
  private let start = monotonicSeconds()
  private var last: Double

  init() { last = start }

  /// Since the run began.
  var seconds: Double { monotonicSeconds() - start }

  /// The stage began where the one before it ended.
  mutating func finish(_ name: String) {
    let now = monotonicSeconds()
    stages.append((name, now - last))
    last = now
  }

  /// A line for each stage and one for all of them.
  var table: String {
    let rows = stages + [("all", stages.reduce(0) { $0 + $1.seconds })]
    return countTable("time", rows.map { (milliseconds($0.seconds), $0.name) })
  }
}

/// With tenths, because whole small runs take less than ten.
private func milliseconds(_ seconds: Double) -> String {
  let tenths = Int(exactly: (max(0, seconds) * 10_000).rounded()) ?? 0
  return "\(tenths / 10).\(tenths % 10) ms"
}
