import Testing

/// Code that follows the advice neither hangs, races nor loses what the code did before.
struct AdviceSafetyTests {
  // MARK: Queues

  /// What waits for others keeps nobody else waiting; what is read from a file that the function opened is soon there.
  @Test(arguments: [
    ("accept(socket, nil, nil)", "acceptQueue"), ("waitpid(1, nil, 0)", "waitpidQueue"),
    ("readLine()", "readLineQueue"),
    ("flock(socket, LOCK_EX)", "flockQueue"), ("handle.availableData", "availableDataQueue"),
    ("handle.readDataToEndOfFile()", "readDataToEndOfFileQueue"), ("read(socket, nil, 0)", "readQueue"),
    ("getc(file)", "getcQueue"), ("git_clone(nil, nil, nil, nil)", "gitCloneQueue"),
    ("FileManager.default.contents(atPath: \"a\")", "ioQueue"), ("fsync(socket)", "ioQueue"),
    ("pread(socket, nil, 0, 0)", "ioQueue"), ("FileHandle(forReadingAtPath: \"a\")!.readDataToEndOfFile()", "ioQueue"),
    ("opened.readDataToEndOfFile()", "ioQueue"), ("read(descriptor, nil, 0)", "ioQueue"),
  ])
  func whatWaitsForOthersHasAQueueOfItsOwn(call: String, queue: String) throws {
    let text = """
      import Foundation
      func load(_ socket: Int32, _ handle: FileHandle, _ file: UnsafeMutablePointer<FILE>) async {
        let opened = FileHandle(forReadingAtPath: "a")!
        let descriptor = open("a", O_RDONLY)
        _ = \(call)
      }
      """
    let advice = try #require(advice(for: text).last)
    #expect(advice.contains("let \(queue) = DispatchQueue(label: \"\(queue.dropLast(5))\")"), "\(advice)")
    #expect(
      advice.contains("\nnothing else may wait behind it: one such queue for each handle") == (queue != "ioQueue"))
  }

  /// Who waits without end takes no thread of a pool that others need.
  @Test(arguments: [("readLine()", false), ("FileManager.default.contents(atPath: \"a\")", true)])
  func poolsAreForWhatEnds(call: String, isPool: Bool) throws {
    let head = "import Foundation\nimport NIOPosix\n"
    let advice = try #require(advice(for: "\(head)func load() async { _ = \(call) }").first)
    #expect(advice.contains("NIOThreadPool") == isPool, "\(advice)")
    #expect(advice.contains("Queue.async {") == !isPool, "\(advice)")
  }
}
