// `DispatchQueue.main.sync` from a task waits for the main thread, and deadlocks on it.
import Dispatch
import Foundation

func direct(_ work: () -> Void) async {
  DispatchQueue.main.sync { print("x") }  // want 22 main-sync error
  DispatchQueue.main.sync(execute: work)  // want 22 main-sync
  DispatchQueue.main.sync { usleep(1) }  // want 22 main-sync
  let value = DispatchQueue.main.sync { 1 }  // want 34 main-sync
  let main = DispatchQueue.main
  main.sync { print(value) }  // want 8 main-sync
  Task { @MainActor in DispatchQueue.main.sync {} }  // want 43 main-sync
  DispatchQueue.main.async { print("x") }
  await MainActor.run { print("x") }
  DispatchQueue.global().async { DispatchQueue.main.sync { print("x") } }
}

func synchronous() { DispatchQueue.main.sync { print("x") } }
