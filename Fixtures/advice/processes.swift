// Processes that async functions wait for in files that import Subprocess.
import Foundation
import Subprocess

func clean() async throws {
  /*«*/system("rm -rf build")/*»*/  // want blocking-process
}

func make() async throws -> Bool {
  let status = /*«*/system("make")/*»*/  // want blocking-process
  return status == 0
}

func version() async throws {
  /*«*/let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
  process.arguments = ["--version"]
  try process.run()
  process.waitUntilExit()/*»*/  // want blocking-process
}

func list(_ folder: URL) async throws {
  /*«*/let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/ls")
  process.arguments = ["-l"]
  process.currentDirectoryURL = folder
  process.environment = ["LANG": "C"]
  process.standardOutput = Pipe()
  process.standardError = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()/*»*/  // want blocking-process
}

func start(_ tool: URL, _ arguments: [String]) async throws {
  /*«*/try Process.run(tool, arguments: arguments).waitUntilExit()/*»*/  // want blocking-process
}

func date() async throws {
  /*«*/let stream = popen("date", "r")  // want blocking-process
  print(stream as Any)/*»*/
}
