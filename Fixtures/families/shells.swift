// Commands of SwiftShell, in its main context and in others.
import SwiftShell

func describe(_ path: String) async throws -> String {
  var context = CustomContext()
  context.currentdirectory = path
  let command = context.runAsync("swift", "package", "describe")
  try command.finish()  // want 15 blocking-process certain
  try context.runAndPrint("swift", "build")  // want 15 blocking-process
  _ = runAsyncAndPrint("swift", "test").exitcode()  // want 41 blocking-process
  _ = run("swift", "build", combineOutput: true).stdout  // want 7 blocking-process
  _ = context.run(bash: "swift build", combineOutput: true).stdout  // want 15 blocking-process
  _ = context.stdin.readSome()  // want 21 blocking-process
  _ = main.stdin.read()  // want 18 blocking-process
  _ = try open("/x")  // want 11 file-open
  return command.stdout.read()  // want 25 blocking-process
}
