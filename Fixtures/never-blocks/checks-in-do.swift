// What holds where a `do` is left holds behind it, if whoever is caught goes elsewhere.
// swift-format-ignore-file
import Foundation

func thrown(_ process: Process) async throws {
  do {
    while process.isRunning { try await Task.sleep(nanoseconds: 1) }
  } catch {
    process.terminate()
    throw error
  }
  process.waitUntilExit()
}
func returned(_ operation: Operation, _ flag: Bool) async {
  do {
    do { guard operation.isFinished else { throw CancellationError() } }
  } catch is CancellationError {
    return
  } catch {
    fatalError()
  }
  operation.waitUntilFinished()
}
func each(_ operation: Operation) async {
  do {
    do { guard operation.isFinished else { throw CancellationError() } }
  } catch is CancellationError { return } catch { return }
  operation.waitUntilFinished()
}
func caught(_ process: Process) async {
  do {
    while process.isRunning { try await Task.sleep(nanoseconds: 1) }
  } catch {}
  process.waitUntilExit()  // want 11 blocking-process
}
func asked(_ process: Process, _ flag: Bool) async throws {
  do {
    if flag { while process.isRunning { try await Task.sleep(nanoseconds: 1) } }
  } catch { throw error }
  process.waitUntilExit()  // want 11 blocking-process
}
func left(_ process: Process, _ flag: Bool) async throws {
  done: do {
    if flag { break done }
    while process.isRunning { try await Task.sleep(nanoseconds: 1) }
  }
  process.waitUntilExit()  // want 11 blocking-process
}
func restarted(_ process: Process, _ flag: Bool) async throws {
  do {
    while process.isRunning { try await Task.sleep(nanoseconds: 1) }
    try process.run()
  } catch { throw error }
  process.waitUntilExit()  // want 11 blocking-process
}
