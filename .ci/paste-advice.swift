// Puts the advice of a JSON report in the place of what a fixture marks, as somebody does who follows it: paste-advice FIXTURE REPORT
// What the advice says beside its code is followed where it is one of the sentences below; the compiler complains of the others.
import Foundation

struct Report: Decodable {
  struct Finding: Decodable {
    var advice: String
    var range: Range
    var chain: [Place]
  }
  struct Range: Decodable { var start: Place }
  struct Place: Decodable {
    var line: Int
    var column: Int
  }
  var findings: [Finding]
}

/// `/*«*/ … /*»*/`, with what comes behind `/*…*/` in it.
struct Mark {
  var whole: Range<String.Index>
  var rest: Substring?
}

struct Complaint: Error { var text: String }

struct Pasting {
  let source: String
  var marks: [Mark] = []
  var edits: [(range: Range<String.Index>, text: String)] = []
  var imports: [String] = []
  var declarations: [String] = []

  init(_ source: String) {
    self.source = source
    for match in source.matches(of: /(?s)\/\*«\*\/(.*?)\/\*»\*\//) {
      let parts = match.1.split(separator: "/*…*/", maxSplits: 1)
      marks.append(Mark(whole: match.range, rest: parts.count > 1 ? parts[1] : nil))
    }
  }

  func index(_ place: Report.Place) -> String.Index {
    let line = source.split(separator: "\n", omittingEmptySubsequences: false)[place.line - 1]
    return source.utf8.index(line.startIndex, offsetBy: place.column - 1)
  }

  mutating func paste(_ finding: Report.Finding) throws {
    let reported = index(finding.range.start)
    let helper = finding.advice.firstMatch(of: /^in "(?:\w+\.)*(\w+)[^"]*", made async/)
    let place = helper == nil ? reported : index(finding.chain[finding.chain.count - 1])
    guard let mark = marks.first(where: { $0.whole.contains(place) }) else {
      throw Complaint(text: "no mark around the finding in line \(finding.range.start.line)")
    }
    if let helper {
      try makeAsync(String(helper.1), before: mark.whole.lowerBound)
      if finding.chain.count == 1 { return try replace(mark, by: finding.advice) }
      let line = source[..<reported].lastIndex(of: "\n") ?? source.startIndex
      guard let keyword = source[line..<reported].ranges(of: "try ").last else {
        throw Complaint(text: "no \"try\" before the call in line \(finding.range.start.line)")
      }
      edits.append((keyword.upperBound..<keyword.upperBound, "await "))
    }
    // Who calls a function that is mended already awaits it too.
    if edits.contains(where: { $0.range == mark.whole }) { return }
    try replace(mark, by: finding.advice)
  }

  mutating func makeAsync(_ function: String, before end: String.Index) throws {
    let heads = source[..<end].matches(of: try Regex("func \(function)\\b[^{]*\\)(?= *(throws|->|\\{))"))
    guard let head = heads.last?.range.upperBound else { throw Complaint(text: "no function \"\(function)\"") }
    if !edits.contains(where: { $0.range == head..<head }) { edits.append((head..<head, " async")) }
  }

  mutating func replace(_ mark: Mark, by advice: String) throws {
    for word in advice.matches(of: /"import (\w+)"/) { imports.append("import \(word.1)") }
    for change in advice.matches(of: /"(\w+)" has to be "(\w+)" then/) {
      guard let name = source[..<mark.whole.lowerBound].ranges(of: ".\(change.1)").last else {
        throw Complaint(text: "no \"\(change.1)\" before the mark")
      }
      edits.append((name, ".\(change.2)"))
    }
    if let parameter = advice.firstMatch(of: /"(\w+)" has to be "@escaping @Sendable"/) {
      guard let name = source[..<mark.whole.lowerBound].ranges(of: "\(parameter.1): (").last else {
        throw Complaint(text: "no parameter \"\(parameter.1)\" before the mark")
      }
      edits.append((name, "\(parameter.1): @escaping @Sendable ("))
    }
    let executor = /the actor "(?:\w+\.)*(\w+)" an executor.*into it:\n((?s).*)\nits functions stay/
    if let actor = advice.firstMatch(of: executor) {
      return try give(String(actor.1), executor: String(actor.2), for: mark)
    }
    var code = taken(from: advice)
    guard !code.isEmpty else { throw Complaint(text: "no code in \(advice)") }
    if code.contains("…") {
      guard let rest = mark.rest else { throw Complaint(text: "nothing stands for \"…\" of \(code)") }
      code = code.replacing("…", with: "\n\(rest)\n")
    }
    guard let value = advice.firstMatch(of: /before the statement, which takes "(\w+)"/) else {
      return edits.append((mark.whole, code))
    }
    let line = source[..<mark.whole.lowerBound].lastIndex(of: "\n").map { source.index(after: $0) } ?? source.startIndex
    edits += [(line..<line, "\(code)\n"), (mark.whole, String(value.1))]
  }

  /// The uses in an actor that has its own executor stay as they are.
  mutating func give(_ actor: String, executor: String, for mark: Mark) throws {
    guard let head = source.firstMatch(of: try Regex("actor \(actor)\\b[^{]*\\{\n"))?.range.upperBound else {
      throw Complaint(text: "no actor \"\(actor)\"")
    }
    if !edits.contains(where: { $0.range == head..<head }) { edits.append((head..<head, "\(executor)\n")) }
    edits.append((mark.whole, String(source[mark.whole])))
  }

  /// The code of the advice, without what is made once, which goes to the end of the file.
  private mutating func taken(from advice: String) -> String {
    var lines = advice.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while lines.first?.hasSuffix(":") ?? false { lines = lines.dropFirst() }
    let made = lines.lastIndex { $0.contains(/^let (\w*Queue = DispatchQueue\(|worker = )/) }
    if let made {
      let text = lines[...made].joined(separator: "\n")
      if !declarations.contains(text) { declarations.append(text) }
      lines = lines[(made + 1)...]
    }
    var code: [Substring] = []
    for line in lines {
      // A sentence stands at the margin, as the first line of the code and its last brace do.
      let isBehindConstant = code.last.map { $0.hasPrefix("let ") && !$0.contains("await ") } ?? true
      if !isBehindConstant, !line.hasPrefix(" "), !line.hasPrefix("}") { break }
      code.append(line)
    }
    return code.joined(separator: "\n")
  }

  var text: String {
    var text = source
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      text.replaceSubrange(edit.range, with: edit.text)
    }
    let missing = Set(imports).filter { !source.contains("\($0)\n") }.sorted()
    return (missing + [text] + declarations).joined(separator: "\n") + "\n"
  }
}

let arguments = CommandLine.arguments
let pasting = try String(contentsOfFile: arguments[1], encoding: .utf8)
let report = try JSONDecoder().decode(Report.self, from: Data(contentsOf: URL(fileURLWithPath: arguments[2])))
var result = Pasting(pasting)
do {
  for finding in report.findings { try result.paste(finding) }
  let unused = result.marks.filter { mark in !result.edits.contains { $0.range == mark.whole } }
  if let first = unused.first { throw Complaint(text: "no finding in \"\(result.source[first.whole])\"") }
} catch let complaint as Complaint {
  FileHandle.standardError.write(Data("\(complaint.text)\n".utf8))
  exit(1)
}
print(result.text)
