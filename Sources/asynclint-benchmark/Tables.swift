/// For people: a line for each stage, with the best and the middle time of the runs.
func table(_ series: [Series]) -> String {
  var lines: [String] = []
  for series in series {
    let threads = series.threads == 1 ? "1 thread" : "\(series.threads) threads"
    lines.append(
      "\(series.files) files, \(tenths(Double(series.bytes) / 1e6)) MB, \(threads), \(series.runs.count) runs")
    lines.append(row("stage", "min ms", "median", "MB/s"))
    for stage in stages(of: series) {
      lines.append(
        row(stage.name, tenths(stage.minimum), tenths(stage.median), tenths(rate(series.bytes, stage.minimum))))
    }
    let memory = Double(series.runs.map(\.peakMemory).max() ?? 0) / 1024
    lines.append("peak memory \(tenths(memory)) MB")
    lines.append("")
  }
  return lines.joined(separator: "\n")
}

/// The same for programs: times in milliseconds, rates in millions of bytes a second, memory in kilobytes.
func json(_ series: [Series]) -> String {
  let entries = series.map { series in
    let stages = stages(of: series).map {
      "{\"stage\": \"\($0.name)\", \"minimum\": \(tenths($0.minimum)), \"median\": \(tenths($0.median)), "
        + "\"rate\": \(tenths(rate(series.bytes, $0.minimum)))}"
    }
    return "{\"threads\": \(series.threads), \"files\": \(series.files), \"bytes\": \(series.bytes), "
      + "\"runs\": \(series.runs.count), \"peakMemory\": \(series.runs.map(\.peakMemory).max() ?? 0), "
      + "\"stages\": [\(stages.joined(separator: ", "))]}"
  }
  return "[" + entries.joined(separator: ",\n ") + "]"
}

private struct StageTimes {
  var name: String
  var minimum: Double
  var median: Double
}

/// Those that the command tells of, and the processor time of all threads.
private func stages(of series: Series) -> [StageTimes] {
  guard let first = series.runs.first else { return [] }
  func times(_ name: String, _ values: [Double]) -> StageTimes {
    let sorted = values.sorted()
    return StageTimes(name: name, minimum: sorted[0], median: sorted[sorted.count / 2])
  }
  return first.stages.indices.map { index in
    times(first.stages[index].name, series.runs.map { $0.stages[index].milliseconds })
  } + [times("processor time", series.runs.map(\.processor))]
}

private func rate(_ bytes: Int, _ milliseconds: Double) -> Double {
  milliseconds > 0 ? Double(bytes) / 1e3 / milliseconds : 0
}

private func tenths(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}

private func row(_ name: String, _ cells: String...) -> String {
  func padding(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.utf8.count))
  }
  return name + padding(name, 20) + cells.map { padding($0, 10) + $0 }.joined()
}
