// options: --contexts async,event-loop,main
// A modal panel runs the main thread's run loop: synchronous code there may wait for it, a task may not.
import AppKit

@MainActor final class Dialogs {
  func pick() -> URL? {
    let panel = NSOpenPanel()
    return panel.runModal() == .OK ? panel.url : nil
  }
  func pickAgain() -> URL? { pick() }
  func warn() { ask(NSAlert()) }
  func pickAndRest() {
    pick()
    rest()  // want 5 blocking-sleep main
  }
  func pickAndRestAgain() { askAndRest() }  // want 29 blocking-sleep main
  func pickLater() async -> URL? {
    pick()  // want 5 blocking-run-loop
  }
  func loop() {
    RunLoop.main.run(until: Date() + 1)  // want 18 blocking-run-loop main
  }
}
func ask(_ alert: NSAlert) { alert.runModal() }
func rest() { sleep(1) }
func askAndRest() {
  ask(NSAlert())
  sleep(1)
}
