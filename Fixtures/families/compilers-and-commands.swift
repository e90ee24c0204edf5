// Commands of SwiftExec, the triple that TSCUtility asks the compiler for, and the structure that SourceKit makes of a file.
import SourceKittenFramework
import SwiftExec
import TSCBasic
import TSCUtility

func describe(_ compiler: AbsolutePath, _ file: File) async throws {
  _ = try exec(program: "/bin/echo", arguments: ["x"])  // want 11 blocking-process
  _ = try execBash("git status")  // want 11 blocking-process
  _ = Triple.getHostTriple(usingSwiftCompiler: compiler)  // want 14 blocking-process
  _ = try Structure(file: file)  // want 11 blocking-wait
}
