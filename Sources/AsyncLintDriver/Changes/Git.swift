/// A repository, asked by git itself: nothing else knows all of git's rules.
struct Git: Sendable {
  /// Absolute, without links.
  let top: Path
  private let isSubmodule: Bool

  /// - Throws: a usage error when the folder lies in no repository, or git is not there.
  init(at folder: Path, isSubmodule: Bool = false) throws(DriverError) {
    self.isSubmodule = isSubmodule
    let result = try runGit(["-C", folder.text, "rev-parse", "--show-toplevel"], isSubmodule: isSubmodule)
    guard result.status == 0, let line = firstLine(result.output) else {
      throw .usage("\"\(folder.text)\" lies in no git repository: \(firstLine(result.errors) ?? "git says no more")")
    }
    top = realPath(Path(line)) ?? Path(line)
  }

  /// The commit that this branch and the other one grew from.
  func mergeBase(with reference: String) throws(DriverError) -> String {
    let commit = try run(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(reference)^{commit}"])
    guard commit.status == 0, let other = firstLine(commit.output) else {
      throw .usage("git knows no commit \"\(reference)\" here\(try isShallow() ? shallowHint : "")")
    }
    let base = try run(["merge-base", other, "HEAD"])
    guard base.status == 0, let line = firstLine(base.output) else {
      throw .usage("\"\(reference)\" and HEAD have no common ancestor here\(try isShallow() ? shallowHint : "")")
    }
    return line
  }

  func hasCommit(_ object: String) throws(DriverError) -> Bool {
    try run(["cat-file", "-e", "\(object)^{commit}"]).status == 0
  }

  /// What git prints; its own words when it fails.
  func output(_ arguments: [String], input: [UInt8] = []) throws(DriverError) -> [UInt8] {
    let result = try run(arguments, input: input)
    if result.status == 0 { return result.output }
    throw .usage("\"git \(arguments.first ?? "")\" failed: \(firstLine(result.errors) ?? "status \(result.status)")")
  }

  /// The contents of objects by their ids; nil for one that is not there.
  func contents(of objects: [String]) throws(DriverError) -> [[UInt8]?] {
    if objects.isEmpty { return [] }
    let output = try output(["cat-file", "--batch"], input: Array(objects.map { $0 + "\n" }.joined().utf8))
    var contents: [[UInt8]?] = []
    var position = 0
    // `ID blob SIZE`, a line end, the bytes, a line end; or `ID missing`.
    while contents.count < objects.count, position < output.count {
      let end = output[position...].firstIndex(of: lineFeed) ?? output.count
      let words = String(decoding: output[position..<end], as: UTF8.self).split(separator: " ")
      position = min(end + 1, output.count)
      guard words.count == 3, let size = Int(words[2]), position + size <= output.count else {
        contents.append(nil)
        continue
      }
      contents.append(Array(output[position..<position + size]))
      position = min(position + size + 1, output.count)
    }
    return contents + Array(repeating: nil, count: objects.count - contents.count)
  }

  private func isShallow() throws(DriverError) -> Bool {
    firstLine(try run(["rev-parse", "--is-shallow-repository"]).output) == "true"
  }

  private func run(_ arguments: [String], input: [UInt8] = []) throws(DriverError) -> ProgramResult {
    try runGit(
      ["-C", top.text, "-c", "core.quotePath=false"] + arguments, input: input, isSubmodule: isSubmodule)
  }
}

private let shallowHint =
  ": this is a shallow clone, \"git fetch --unshallow\" (or \"fetch-depth: 0\" of actions/checkout) brings the rest"

private let lineFeed = UInt8(ascii: "\n")

/// What a hook is told of the repository that it runs for.
private let variablesOfHooks = ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"]

private func runGit(
  _ arguments: [String], input: [UInt8] = [], isSubmodule: Bool
) throws(DriverError) -> ProgramResult {
  do throws(SystemError) {
    if isSubmodule {
      return try runProgram("env", variablesOfHooks.flatMap { ["-u", $0] } + ["git"] + arguments, input: input)
    }
    return try runProgram("git", arguments, input: input)
  } catch {
    throw .usage(error.isMissingFile ? "there is no \"git\" on the PATH" : "cannot run \"git\": \(error.message)")
  }
}

private func firstLine(_ bytes: [UInt8]) -> String? {
  let line = String(decoding: bytes.prefix { $0 != lineFeed }, as: UTF8.self)
  return line.isEmpty ? nil : line
}
