#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What a program wrote and ended with.
struct ProgramResult: Sendable {
  /// The exit status; 128 and more when a signal ended it.
  var status: Int32
  var output: [UInt8]
  var errors: [UInt8]
}

/// Runs a program that lies on the `PATH`, without a shell, and waits for its end. `input` is what it can read.
///
/// - Throws: what kept it from starting; a program that is not there among them.
func runProgram(_ name: String, _ arguments: [String], input: [UInt8] = []) throws(SystemError) -> ProgramResult {
  // Files for input and errors, a pipe for the output alone: nothing has to be read and written at the same time.
  let inputFile = try temporaryDescriptor(with: input)
  defer { close(inputFile) }
  let errorFile = try temporaryDescriptor(with: [])
  defer { close(errorFile) }
  var ends: [Int32] = [0, 0]
  if pipe(&ends) != 0 { throw .last }
  defer { close(ends[0]) }
  _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)

  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, inputFile, 0)
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
  posix_spawn_file_actions_adddup2(&actions, errorFile, 2)
  for descriptor in [inputFile, errorFile, ends[1]] where descriptor > 2 {
    posix_spawn_file_actions_addclose(&actions, descriptor)
  }
  var words: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  var process = pid_t()
  let failure = posix_spawnp(&process, name, &actions, nil, &words, environ)
  close(ends[1])
  if failure != 0 { throw SystemError(code: failure) }

  let output = Result { () throws(ReadError) in try readToEnd(of: ends[0]) }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0 {
    if errno != EINTR { throw .last }
  }
  lseek(errorFile, 0, SEEK_SET)
  let errors = (try? readToEnd(of: errorFile)) ?? []
  switch output {
  case .success(let bytes): return ProgramResult(status: exitStatus(status), output: bytes, errors: errors)
  case .failure(.system(let error)): throw error
  case .failure: throw SystemError(code: EFBIG)
  }
}

/// `WEXITSTATUS` and `WTERMSIG` are macros that Swift does not see.
private func exitStatus(_ status: Int32) -> Int32 {
  let signal = status & 0x7F
  return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
}

/// Of a file without a name, at its beginning.
private func temporaryDescriptor(with bytes: [UInt8]) throws(SystemError) -> Int32 {
  let folders = [getenv("TMPDIR").map { String(cString: $0) }, "/tmp"].compactMap(\.self)
  guard let descriptor = folders.lazy.compactMap(namelessFile).first else { throw SystemError(code: EROFS) }
  var written = 0
  while written < bytes.count {
    let result = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written) }
    if result < 0, errno != EINTR {
      let error = SystemError.last
      close(descriptor)
      throw error
    }
    written += max(0, result)
  }
  lseek(descriptor, 0, SEEK_SET)
  return descriptor
}

/// nil when the folder takes none.
private func namelessFile(in folder: String) -> Int32? {
  var template = Array("\(folder)/asynclint-XXXXXX".utf8CString)
  return template.withUnsafeMutableBufferPointer { buffer in
    guard let name = buffer.baseAddress else { return nil }
    let descriptor = mkstemp(name)
    if descriptor < 0 { return nil }
    _ = unlink(name)
    return descriptor
  }
}
