// What a type eraser holds is a method of what it was made with.
import Foundation

protocol Handler { func handle(_ name: String) -> String }
extension Handler {
  func erased() -> AnyHandler { AnyHandler(self) }
}
struct Echo: Handler { func handle(_ name: String) -> String { name } }
struct Disk: Handler {
  func handle(_ name: String) -> String { (try? String(contentsOfFile: name, encoding: .utf8)) ?? "" }
}
struct AnyHandler {
  private let run: (String) -> String
  init<Wrapped: Handler>(_ wrapped: Wrapped) { run = wrapped.handle }
  func handle(_ name: String) -> String { run(name) }
}
struct Boxed {
  let run: (String) -> String
  init(_ wrapped: some Handler) { self.run = { wrapped.handle($0) } }
}
func erasers() async {
  _ = AnyHandler(Echo()).handle("a")
  _ = AnyHandler(Disk()).handle("a")  // want 26 blocking-file-io likely
  _ = Echo().erased().handle("a")
  _ = Disk().erased().handle("a")  // want 23 blocking-file-io likely
  let boxed = Boxed(Echo())
  _ = boxed.run("a")
  _ = Boxed(Disk()).run("a")  // want 21 blocking-file-io likely
}
func unknown(_ handler: any Handler) async {
  _ = handler.erased().handle("a")  // want 24 blocking-file-io likely
}
