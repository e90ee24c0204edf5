// A function that blocks in several ways, each behind a condition of its own.
import Foundation
func close(flush: Bool, sync: Bool) { if flush { sleep(1) }; if sync { usleep(1) } }
func elses(_ a: Bool, _ b: Bool) { if a { sleep(1) } else if b { usleep(1) } }
func done(wait: Bool = false, then: (() -> Void)? = nil) { if wait { sleep(1) }; if then == nil { usleep(1) } }
func both(_ a: String?, _ b: String?) { if a == nil && b == nil { sleep(1) } }
func use() async {
  close(flush: false, sync: false)
  close(flush: false, sync: true)  // want 3 blocking-sleep
  elses(false, false)
  done {}
  both(nil, nil)  // want 3 blocking-sleep
}
enum Mode { case disk, memory }
func load(_ m: Mode) { switch m { case .memory: break
  case _: sleep(1) } }
func modes() async {
  load(.disk)  // want 3 blocking-sleep
}
// What the caller was given it hands on: the chain goes the way that is taken.
func slowly() { sleep(1) }
func quickly() { usleep(1) }
func git(_ progress: (() -> Void)?) {
  if let progress {
    progress()
    slowly()
  } else {
    quickly()
  }
}
func fetch(_ progress: (() -> Void)? = nil) { git(progress) }
func fetchAll() { fetch() }
func fetching() async {
  fetchAll()  // want 3 blocking-sleep via fetchAll() > fetch(_:) > git(_:) > quickly() > usleep(_:)
  fetch()  // want 3 blocking-sleep via fetch(_:) > git(_:) > quickly() > usleep(_:)
  fetch {}  // want 3 blocking-sleep via fetch(_:) > git(_:) > slowly() > sleep(_:)
}
// Of a file nobody waits for the network.
func load(_ url: URL) -> Data? {
  if url.isFileURL { return FileManager.default.contents(atPath: url.path) }
  sleep(1)
  return nil
}
func loadRemote(_ url: URL) {
  guard !url.isFileURL else { return }
  sleep(1)
}
func loading(_ url: URL) async {
  _ = load(URL(fileURLWithPath: "/x"))  // want 7 blocking-file-io
  _ = load(URL(string: "https://example.com")!)  // want 7 blocking-sleep
  loadRemote(URL(fileURLWithPath: "/x").appendingPathComponent("y"))
  loadRemote(url)  // want 3 blocking-sleep
}
