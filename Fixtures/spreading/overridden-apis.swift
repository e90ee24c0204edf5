// A subclass of a library's class overrides what blocks: the class of the value counts, where it is known.
import Foundation

class MemoryFiles: FileManager, @unchecked Sendable {
  override func contents(atPath path: String) -> Data? { nil }
}

final class Loader {
  let files: FileManager
  init(files: FileManager = .default) { self.files = files }
  func load() -> Data? { files.contents(atPath: "a") }
  func reload() async -> Data? { files.contents(atPath: "a") }  // want 40 blocking-file-io
}

func size(_ files: FileManager = .default) -> Int { files.contents(atPath: "a")?.count ?? 0 }

func run() async {
  _ = Loader(files: MemoryFiles()).load()
  let files = MemoryFiles()
  _ = Loader(files: files).load()
  _ = size(MemoryFiles())
  let plain: FileManager = MemoryFiles()
  _ = plain.contents(atPath: "a")
  _ = Loader().load()  // want 16 blocking-file-io
  _ = Loader(files: .default).load()  // want 31 blocking-file-io
  _ = size()  // want 7 blocking-file-io
}

// What an override hands on blocks as before.

final class LoudProcess: Process, @unchecked Sendable {
  override func waitUntilExit() {
    print("waits")
    super.waitUntilExit()
  }

  func end() async {
    waitUntilExit()  // want blocking-process
    super.waitUntilExit()  // want blocking-process
  }
}

func end(_ process: LoudProcess) async {
  process.waitUntilExit()  // want blocking-process
}
