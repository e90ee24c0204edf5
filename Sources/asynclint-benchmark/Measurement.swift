#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The name under which this program is the command.
let commandName = "asynclint"

/// Runs with the same settings.
struct Series {
  var threads: Int
  /// Of source, by the sizes of the files.
  var bytes: Int
  var files: Int
  var runs: [Run]

  struct Run {
    /// In milliseconds, in the order of the run; the last is all of them.
    var stages: [(name: String, milliseconds: Double)]
    /// Of all threads, in the program and in the system for it, in milliseconds.
    var processor: Double
    /// In kilobytes.
    var peakMemory: Int
  }
}

/// nil when a run fails or says nothing of its stages. One more run than asked for comes first, to warm the system's file cache.
func measure(_ paths: [String], threads: Int, repetitions: Int) -> Series? {
  var series = Series(threads: threads, bytes: 0, files: 0, runs: [])
  for repetition in 0...repetitions {
    guard let (run, files, bytes) = runOnce(paths, threads: threads) else { return nil }
    series.files = files
    series.bytes = bytes
    if repetition > 0 { series.runs.append(run) }
  }
  return series
}

/// A run with an empty cache and runs after it that find everything as it was, with one thread: processor times in milliseconds.
func measureAgain(_ paths: [String], repetitions: Int) -> (first: Double, second: Double)? {
  withTemporaryFolder { folder in
    func run() -> Double? {
      runCommand(
        ["check", "-q", "--cache-dir", folder, "--format", "json", "--fail-on", "never", "--threads", "1", "--"] + paths
      ).map { processorTime($0.usage) }
    }
    guard let first = run() else { return nil }
    let seconds = (0..<repetitions).compactMap { _ in run() }
    guard let second = seconds.min(), seconds.count == repetitions else { return nil }
    return (first, second)
  }
}

func processorCount() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

func complain(_ message: String) -> Never {
  print(message)
  exit(2)
}

private func runOnce(_ paths: [String], threads: Int) -> (run: Series.Run, files: Int, bytes: Int)? {
  let arguments =
    ["check", "-v", "--no-cache", "--format", "json", "--fail-on", "never", "--threads", "\(threads)", "--"] + paths
  guard let (usage, text) = runCommand(arguments) else { return nil }
  var run = Series.Run(stages: [], processor: 0, peakMemory: 0)
  var files = 0
  var bytes = 0
  for line in text.split(separator: "\n") {
    let words = line.split(separator: " ")
    if words.count > 2, words[1] == "ms", let time = Double(words[0]) {
      run.stages.append((words[2...].joined(separator: " "), time))
    } else if words.count == 7, words[4] == "read,", words.last == "bytes" {
      files = Int(words[1]) ?? 0
      bytes = Int(words[5]) ?? 0
    }
  }
  run.processor = processorTime(usage)
  #if canImport(Darwin)
    run.peakMemory = usage.ru_maxrss / 1024
  #else
    run.peakMemory = usage.ru_maxrss
  #endif
  return run.stages.isEmpty || bytes == 0 ? nil : (run, files, bytes)
}

/// In the program and in the system for it, in milliseconds.
private func processorTime(_ usage: rusage) -> Double {
  func milliseconds(_ time: timeval) -> Double { Double(time.tv_sec) * 1e3 + Double(time.tv_usec) / 1e3 }
  return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
}

/// Runs this program as the command: what it used, and what it wrote to standard error. Its report is thrown away.
private func runCommand(_ arguments: [String]) -> (usage: rusage, text: String)? {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { return nil }
  defer { close(ends[0]) }
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
  posix_spawn_file_actions_addclose(&actions, ends[0])
  var words: [UnsafeMutablePointer<CChar>?] = ([commandName] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  var process = pid_t()
  let result = posix_spawn(&process, executablePath(), &actions, nil, &words, environ)
  close(ends[1])
  guard result == 0 else { return nil }
  var text: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = read(ends[0], &buffer, buffer.count)
    if count <= 0 { break }
    text += buffer[..<count]
  }
  var usage = rusage()
  var status: Int32 = 0
  guard wait4(process, &status, 0, &usage) == process, status == 0 else { return nil }
  return (usage, String(decoding: text, as: UTF8.self))
}

private func executablePath() -> String {
  #if os(Linux)
    "/proc/self/exe"
  #else
    CommandLine.arguments[0]
  #endif
}
