// A message to standard output or standard error holds its thread while nobody reads the pipe.
import Foundation

func log(_ text: String, _ pointer: UnsafeRawPointer, failed: Bool) async {
  FileHandle.standardError.write(Data(text.utf8))  // want 28 blocking-file-io
  try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))  // want 34 blocking-file-io
  (failed ? FileHandle.standardError : .standardOutput).write(Data(text.utf8))  // want 57 blocking-file-io
  _ = write(STDERR_FILENO, pointer, 1)  // want 7 blocking-file-io
  Data(text.utf8).withUnsafeBytes { _ = write(2, $0.baseAddress, $0.count) }  // want 41 blocking-file-io
  Optional(Data(text.utf8)).map(FileHandle.standardError.write)  // want 58 blocking-file-io
  _ = fputs(text, stderr)  // want 7 blocking-stdio
  _ = puts(text)
  print(text)
}

final class Console: @unchecked Sendable {
  private let handle = FileHandle.standardOutput
  private let descriptor = STDOUT_FILENO
  func say(_ data: Data) { handle.write(data) }
  func say(_ pointer: UnsafeRawPointer) { _ = Foundation.write(descriptor, pointer, 1) }
}

func warn(_ text: String, to handle: FileHandle = .standardError) { handle.write(Data(text.utf8)) }
func put(_ text: String, _ handle: FileHandle) { handle.write(Data(text.utf8)) }

func through(_ console: Console, _ data: Data, _ pointer: UnsafeRawPointer, _ file: FileHandle) async {
  console.say(data)  // want 11 blocking-file-io via Console.say(_:) > FileHandle.write(_:)
  console.say(pointer)  // want 11 blocking-file-io via Console.say(_:) > write(_:_:_:)
  warn("text")
  put("text", .standardError)
  put("text", file)  // want 3 blocking-file-io warning via put(_:_:) > FileHandle.write(_:)
}

// That an implementation writes one makes no call of the requirement suspicious, nor an override one of the method.
protocol Store {
  func save(_ text: String)
  func load() -> String
}

struct Verbose: Store {
  func save(_ text: String) { put(text, .standardError) }
  func load() -> String {
    warn("loading")
    return helper()
  }
  private func helper() -> String { (try? String(contentsOfFile: "/etc/hosts", encoding: .utf8)) ?? "" }
}

struct Memory: Store {
  func save(_ text: String) {}
  func load() -> String { "" }
}

class Parser {
  func parse() {}
}

final class LoudParser: Parser {
  override func parse() { warn("parsing") }
}

func use(_ store: any Store, _ parser: Parser, _ loud: LoudParser) async {
  store.save("text")
  parser.parse()
  loud.parse()
  Verbose().save("text")
  // What weighs more is not hidden by it.
  _ = store.load()  // want 13 blocking-file-io likely via Verbose.load() > Verbose.helper() > String.init(contentsOfFile:encoding:)
}

// What bears the name of a standard stream is not always it.
func other(_ pointer: UnsafeRawPointer, _ pipe: Pipe, _ text: String, _ files: [FileHandle]) async throws {
  let stderr = fopen("/tmp/log", "w")  // want 16 file-open
  _ = fputs(text, stderr)  // want 7 blocking-stdio
  let standardError = pipe.fileHandleForWriting
  standardError.write(Data(text.utf8))  // want 17 blocking-file-io warning
  let process = Process()
  process.standardError = pipe
  (process.standardError as? Pipe)?.fileHandleForWriting.write(Data(text.utf8))  // want 58 blocking-file-io warning
  files[2].write(Data(text.utf8))  // want 12 blocking-file-io warning
  _ = write(3, pointer, 1)  // want 7 blocking-file-io warning
  _ = FileHandle.standardInput.readDataToEndOfFile()  // want 32 blocking-file-io warning
}

// What a message is does not say what else the same function does, nor where the next call writes.
func say(_ text: String, to handle: FileHandle = .standardError) { handle.write(Data(text.utf8)) }
func sayAndWait(_ handle: FileHandle) {
  handle.write(Data())
  sleep(1)
}
func sayAndRead(_ handle: FileHandle, _ path: String) -> String? {
  handle.write(Data())
  return try? String(contentsOfFile: path, encoding: .utf8)
}
func copy(_ text: String, _ messages: FileHandle, _ file: FileHandle) { file.write(Data(text.utf8)) }
var currentLog: FileHandle = .standardError

func others(_ file: FileHandle) async {
  say("text")
  say("text", to: file)  // want 3 blocking-file-io warning
  sayAndWait(.standardError)  // want 3 blocking-sleep error
  _ = sayAndRead(.standardError, "a")  // want 7 blocking-file-io warning
  copy("text", .standardError, file)  // want 3 blocking-file-io warning
  currentLog.write(Data())  // want 14 blocking-file-io warning
  FileHandle.standardError.write(Data())  // want 28 blocking-file-io info
}
func change(_ file: FileHandle) { currentLog = file }
