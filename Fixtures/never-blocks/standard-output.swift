// Text for standard output and standard error blocks as much as `print` does: not at all, as far as this tool is concerned.
import Foundation

func log(_ text: String, _ pointer: UnsafeRawPointer, failed: Bool) async {
  FileHandle.standardError.write(Data(text.utf8))
  try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  FileHandle.nullDevice.write(Data(text.utf8))
  (failed ? FileHandle.standardError : .standardOutput).write(Data(text.utf8))
  let handle = FileHandle.standardError
  handle.write(Data(text.utf8))
  FileHandle(fileDescriptor: STDERR_FILENO).write(Data(text.utf8))
  _ = write(STDERR_FILENO, pointer, 1)
  _ = write(2, pointer, 1)
  _ = write(failed ? STDERR_FILENO : STDOUT_FILENO, pointer, 1)
  _ = write(FileHandle.standardError.fileDescriptor, pointer, 1)
  _ = write(fileno(stderr), pointer, 1)
  _ = fputs(text, stderr)
  _ = fwrite(pointer, 1, 1, stdout)
  _ = fputc(10, stderr)
  _ = putc(10, stdout)
  _ = withVaList([]) { vfprintf(stderr, text, $0) }
  _ = fflush(stdout)
  _ = puts(text)
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
  console.say(data)
  console.say(pointer)
  warn("text")
  put("text", .standardError)
  put("text", FileHandle.standardOutput)
  put("text", file)  // want 3 blocking-file-io via put(_:_:) > FileHandle.write(_:)
}

// What bears the name is not always it.
func other(_ pointer: UnsafeRawPointer, _ pipe: Pipe, _ text: String, _ files: [FileHandle]) async throws {
  let stderr = fopen("/tmp/log", "w")  // want 16 file-open
  _ = fputs(text, stderr)  // want 7 blocking-stdio
  let standardError = pipe.fileHandleForWriting
  standardError.write(Data(text.utf8))  // want 17 blocking-file-io
  let process = Process()
  process.standardError = pipe
  (process.standardError as? Pipe)?.fileHandleForWriting.write(Data(text.utf8))  // want 58 blocking-file-io
  files[2].write(Data(text.utf8))  // want 12 blocking-file-io
  _ = write(3, pointer, 1)  // want 7 blocking-file-io
  _ = FileHandle.standardInput.readDataToEndOfFile()  // want 32 blocking-file-io
}
