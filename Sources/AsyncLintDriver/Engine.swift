import AsyncLintAnalysis
import AsyncLintReport

/// What is kept of a file once its bytes are gone.
struct AnalysedFile: Sendable {
  /// As it is shown.
  let path: String
  let lineCount: Int
  let hasInvalidUTF8: Bool
  let hasNull: Bool
}

/// In bytes. Code may nest deeply, and the default of a secondary thread is half a megabyte on macOS.
let parserStackSize = 16 << 20

/// Looks at one file after the other, each alone. One for each thread, with a stack of `parserStackSize`.
final class FactsReader {
  func read(path: String, bytes: [UInt8]) -> AnalysedFile {
    let defects = encodingDefects(of: bytes)
    return AnalysedFile(
      path: path, lineCount: LineIndex.lineCount(of: bytes), hasInvalidUTF8: defects.firstInvalid != nil,
      hasNull: defects.firstNUL != nil)
  }
}

/// The findings in all files together; the numbers of files in them are indexes into `files`.
func analyzeFiles(_ files: [AnalysedFile], contexts: Set<Finding.Context.Kind>) -> [Finding] { [] }

/// What the parser sees in one file.
enum DebugRecordKind: String, Sendable { case tokens, contexts, calls, decls }

/// JSON lines.
func debugRecords(_ kind: DebugRecordKind, path: String, bytes: [UInt8]) -> [UInt8] { [] }
