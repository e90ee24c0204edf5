// Programs that are started, or awaited, and functions called like the C library's.
import Foundation
import Subprocess
import TSCBasic

struct Font {
  static func system(size: Double) -> Font { Font() }
}

struct Pool {
  func wait() async {}
  func wait(_ ticket: Int) async {}
  func run() {}
}

func programs(_ child: pid_t, _ pool: Pool, _ process: TSCBasic.Process) async throws {
  _ = try await Subprocess.run(.name("ls"), output: .string(limit: 1024))
  _ = try await process.waitUntilExit()
  _ = try await TSCBasic.Process.checkNonZeroExit(args: "ls")
  var status: Int32 = 0
  _ = waitpid(child, &status, WNOHANG)
  await pool.wait()
  await pool.wait(1)
  pool.run()
  _ = Font.system(size: 12)
  _ = try await Subprocess.run(.name("ls")) { execution, input, output, errors in
    for try await line in output.lines() { print(line) }
  }
  let started = Foundation.Process()
  started.terminationHandler = { _ in }
  try started.run()
}
