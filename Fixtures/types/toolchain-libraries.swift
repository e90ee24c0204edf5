// Types of the packages that Swift's own tools are made of.
import Basics
import TSCBasic

func write(_ files: any Basics.FileSystem, _ others: any TSCBasic.FileSystem, _ path: AbsolutePath) async throws {
  try files.writeFileContents(path, bytes: "x")  // want blocking-file-io likely
  try others.writeFileContents(path, bytes: "x")  // want blocking-file-io likely
}

func clone(_ url: String) async throws {
  try TSCBasic.Process.checkNonZeroExit(  // want blocking-process
    args: "git", "clone", "--quiet", "--depth", "1", "--branch", "main", "--recursive", "--", url)
}
