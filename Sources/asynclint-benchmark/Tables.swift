/// For people: a line for each stage, with the best and the middle time of the runs.
func table(
  _ series: [Series], second: (first: Double, second: Double), alone: [(name: String, milliseconds: [Double])]
) -> String {
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
  lines.append(table(alone, bytes: series.first?.bytes ?? 0))
  lines.append("")
  lines.append(
    "processor time of a first run with a cache \(tenths(second.first)) ms, of a second one without a change "
      + "\(tenths(second.second)) ms")
  return lines.joined(separator: "\n")
}

/// The same for programs: times in milliseconds, rates in millions of bytes a second, memory in kilobytes.
func json(
  _ series: [Series], second: (first: Double, second: Double), alone: [(name: String, milliseconds: [Double])]
) -> String {
  func stage(_ stage: StageTimes, _ bytes: Int) -> String {
    "{\"stage\": \"\(stage.name)\", \"minimum\": \(tenths(stage.minimum)), \"median\": \(tenths(stage.median)), "
      + "\"rate\": \(tenths(rate(bytes, stage.minimum)))}"
  }
  let entries = series.map { series in
    let stages = stages(of: series).map { stage($0, series.bytes) }
    return "{\"threads\": \(series.threads), \"files\": \(series.files), \"bytes\": \(series.bytes), "
      + "\"runs\": \(series.runs.count), \"peakMemory\": \(series.runs.map(\.peakMemory).max() ?? 0), "
      + "\"stages\": [\(stages.joined(separator: ", "))]}"
  }
  let bytes = series.first?.bytes ?? 0
  let aloneStages = alone.map { stage(StageTimes($0.name, $0.milliseconds), bytes) }
  return "{\"runs\": [\(entries.joined(separator: ",\n "))],\n \"alone\": [\(aloneStages.joined(separator: ", "))],\n "
    + "\"cache\": {\"first\": \(tenths(second.first)), \"second\": \(tenths(second.second))}}"
}

private struct StageTimes {
  var name: String
  var minimum: Double
  var median: Double

  init(_ name: String, _ milliseconds: [Double]) {
    let sorted = milliseconds.sorted()
    self.name = name
    minimum = sorted.first ?? 0
    median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}

/// Those that the command tells of, and the processor time of all threads.
private func stages(of series: Series) -> [StageTimes] {
  guard let first = series.runs.first else { return [] }
  return first.stages.indices.map { index in
    StageTimes(first.stages[index].name, series.runs.map { $0.stages[index].milliseconds })
  } + [StageTimes("processor time", series.runs.map(\.processor))]
}

/// Stages that were measured alone, over so many bytes.
func table(_ stages: [(name: String, milliseconds: [Double])], bytes: Int) -> String {
  let rows = stages.map { stage in
    let times = StageTimes(stage.name, stage.milliseconds)
    return row(times.name, tenths(times.minimum), tenths(times.median), tenths(rate(bytes, times.minimum)))
  }
  return (["each stage alone, 1 thread"] + rows).joined(separator: "\n")
}

private func rate(_ bytes: Int, _ milliseconds: Double) -> Double {
  milliseconds > 0 ? Double(bytes) / 1e3 / milliseconds : 0
}

func tenths(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}

func row(_ name: String, _ cells: String...) -> String {
  func padding(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.utf8.count))
  }
  return name + padding(name, 20) + cells.map { padding($0, 13) + $0 }.joined()
}
