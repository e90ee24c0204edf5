// A function in a variable whose arguments decide if it blocks: what most of its calls do counts, unless nothing can be said without them.
// swift-format-ignore-file
import Foundation

struct Files {
  var create: (String, Data?, [FileAttributeKey: Any]?) -> Bool
  var load: (URL) throws -> Data
  static let live = Files(
    create: FileManager.default.createFile(atPath:contents:attributes:),
    load: { try Data(contentsOf: $0, options: []) })
}
func save(_ files: Files, _ data: Data) async throws {
  _ = files.create("a", data, nil)  // want 13 blocking-file-io likely
  _ = try files.load(URL(fileURLWithPath: "a"))  // want 17 blocking-file-io likely
  let create = FileManager.default.createFile(atPath:contents:attributes:)
  _ = create("a", data, nil)  // want 7 blocking-file-io
  let wait = waitpid
  var status: Int32 = 0
  _ = wait(1, &status, 0)  // want 7 blocking-process
  _ = wait(1, &status, WNOHANG)
  let read = Glibc.read
  _ = read(0, &status, 4)
  let poll = Glibc.poll
  _ = poll(nil, 0, 0)
  let nap = usleep
  _ = nap(1)  // want 7 blocking-sleep
}
