// Servers of their own event loops, run where they are started.
import Embassy
import Kitura

func serve() async {
  Kitura.run()  // want 10 event-loop-wait
}
func serveWithoutExit() async {
  Kitura.start()
  Kitura.wait()  // want 10 event-loop-wait
}
func loop() async throws {
  let loop = try SelectorEventLoop(selector: try KqueueSelector())
  loop.runForever()  // want 8 blocking-run-loop
}
