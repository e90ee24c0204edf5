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
  warn("text")  // want 3 blocking-file-io via warn(_:to:) > FileHandle.write(_:)
  put("text", .standardError)  // want 3 blocking-file-io via put(_:_:) > FileHandle.write(_:)
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
  loud.parse()  // want 8 blocking-file-io via LoudParser.parse() > warn(_:to:) > FileHandle.write(_:)
  Verbose().save("text")  // want 13 blocking-file-io via Verbose.save(_:) > put(_:_:) > FileHandle.write(_:)
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
