#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What a run takes on generated sources of one size, with one thread.
struct GrowthPoint {
  var bytes: Int
  var files: Int
  /// Of the best run, in milliseconds.
  var processor: Double
  /// Of the best run, in kilobytes.
  var peakMemory: Double
}

/// Runs on generated sources of 1, 2, 4 … megabytes, up to `megabytes`. nil when they cannot be written or a run fails.
func measureGrowth(upTo megabytes: Int, repetitions: Int) -> [GrowthPoint]? {
  withTemporaryFolder { folder in
    var points: [GrowthPoint] = []
    var size = 1
    while size <= megabytes {
      let code = "\(folder)/\(size)"
      guard generateCorpus(bytes: size * 1_000_000, in: code),
        let series = measure([code], threads: 1, repetitions: repetitions)
      else { return nil }
      points.append(
        GrowthPoint(
          bytes: series.bytes, files: series.files, processor: series.runs.map(\.processor).min() ?? 0,
          peakMemory: Double(series.runs.map(\.peakMemory).min() ?? 0)))
      size *= 2
    }
    return points
  }
}

/// The exponent of the power of the size that fits the values best: 1 is linear.
func exponent(_ points: [GrowthPoint], _ value: (GrowthPoint) -> Double) -> Double {
  let logarithms = points.map { (x: log(Double($0.bytes)), y: log(max(value($0), 1e-9))) }
  let count = Double(points.count)
  let (meanX, meanY) = (logarithms.reduce(0) { $0 + $1.x } / count, logarithms.reduce(0) { $0 + $1.y } / count)
  let covariance = logarithms.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
  let variance = logarithms.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
  return variance > 0 ? covariance / variance : 0
}

/// A line for each size, and the exponents.
func table(_ points: [GrowthPoint]) -> String {
  var lines = [row("MB of source", "files", "processor ms", "peak MB", "ms/MB")]
  for point in points {
    let size = Double(point.bytes) / 1e6
    lines.append(
      row(
        tenths(size), "\(point.files)", tenths(point.processor), tenths(point.peakMemory / 1024),
        tenths(point.processor / size)))
  }
  lines.append(
    "exponent of time \(hundredths(exponent(points, \.processor))), of memory \(hundredths(exponent(points, \.peakMemory)))"
  )
  return lines.joined(separator: "\n")
}

private func hundredths(_ value: Double) -> String {
  let hundredths = Int((abs(value) * 100).rounded())
  return "\(value < 0 ? "-" : "")\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
}
