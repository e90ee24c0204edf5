// options: --contexts async,event-loop,main
// A private helper of the main actor that is called only where a check has found another thread waits for nobody there.
import Foundation

@MainActor final class Screen {
  func show() {
    if Thread.isMainThread { print("main") } else { wait() }
  }
  private func wait() { DispatchQueue.main.sync { print("main") } }

  func showAgain() {
    if Thread.isMainThread { print("main") } else { waitAgain() }
    waitAgain()
  }
  private func waitAgain() { DispatchQueue.main.sync { print("main") } }  // want 49 main-sync error main
}
