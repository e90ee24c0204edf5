#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the process was started with: all that a run takes from outside, so that a test can hand in something else.
struct Console {
  var output: OutputStream
  var errors: OutputStream
  /// Read when `-` stands among the paths.
  var inputDescriptor: Int32
  /// Absolute, without links.
  var workingDirectory: Path
  var environment: [String: String]
  /// The process ends when the command has run.
  var endsWithRun = false

  /// Writes to standard error at once. That this fails is nobody's business: the exit status still tells.
  mutating func say(_ text: String) {
    try? errors.write(text.utf8)
    try? errors.flush()
  }

  /// Writes all of the text to standard output: what commands do that only print something.
  mutating func show(_ text: String) throws(DriverError) -> CommandStatus {
    try output.write(text.utf8)
    try output.flush()
    return .clean
  }

  static func ofProcess() -> Console {
    Console(
      output: OutputStream(descriptor: STDOUT_FILENO), errors: OutputStream(descriptor: STDERR_FILENO),
      inputDescriptor: STDIN_FILENO, workingDirectory: currentDirectory(), environment: namedVariables())
  }
}

/// Arguments of the process without its name, as bytes: a path need not be UTF-8.
func processArguments() -> [[UInt8]] {
  (1..<max(1, Int(CommandLine.argc))).compactMap { index in
    CommandLine.unsafeArgv[index].map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
  }
}

func endProcess(_ status: CommandStatus) -> Never { exit(status.rawValue) }

/// Without links; nil when the path does not exist.
func realPath(_ path: Path) -> Path? {
  guard let resolved = path.withCString({ realpath($0, nil) }) else { return nil }
  defer { free(resolved) }
  return Path(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
}

/// Seconds of a clock that only goes forward.
func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Lets the thread wait; a signal may end that early.
func pause(milliseconds: Int32) { _ = poll(nil, 0, milliseconds) }

private func currentDirectory() -> Path {
  guard let name = getcwd(nil, 0) else { return Path("/") }
  defer { free(name) }
  return Path(UnsafeRawBufferPointer(start: name, count: strlen(name)))
}

/// The variables that a run looks at, and no others: nothing else of the environment can change a report.
private func namedVariables() -> [String: String] {
  var variables: [String: String] = [:]
  for name in ["NO_COLOR", "CLICOLOR_FORCE", "TERM", "XDG_CACHE_HOME", "HOME"] {
    if let value = getenv(name) { variables[name] = String(cString: value) }
  }
  return variables
}
