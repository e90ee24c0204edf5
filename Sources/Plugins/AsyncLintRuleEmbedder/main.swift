// AsyncLintRuleEmbedder FOLDER OUTPUT: checks the rule files of a folder and writes them as one Swift file of string
// literals. A mistake is told with file and line, and fails the build.
import AsyncLintCatalogue
import Foundation

do {
  guard CommandLine.arguments.count == 3 else {
    throw CatalogueError(file: "rules", line: 1, message: "expected 'AsyncLintRuleEmbedder FOLDER OUTPUT'")
  }
  let documents = try ruleFiles(in: CommandLine.arguments[1]).map(readDocument)
  let catalogue = try checkedCatalogue(documents)
  let source = try swiftSource(of: documents, packed: catalogue.packed())
  // Written anew it would be compiled anew.
  if (try? String(contentsOfFile: CommandLine.arguments[2], encoding: .utf8)) != source {
    try source.write(toFile: CommandLine.arguments[2], atomically: true, encoding: .utf8)
  }
} catch {
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  exit(1)
}

func ruleFiles(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder)
    .filter { $0.hasSuffix(".md") }
    .sorted()
    .map { folder + "/" + $0 }
}

func readDocument(path: String) throws -> CatalogueDocument {
  let text = try String(contentsOfFile: path, encoding: .utf8)
  for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    for unsafe in ["\"\"\"##", "\\##", "\r"] where line.contains(unsafe) {
      throw CatalogueError(file: path, line: index + 1, message: "\"\(unsafe.debugDescription)\" cannot be embedded")
    }
  }
  return CatalogueDocument(path: path, text: text)
}

func checkedCatalogue(_ documents: [CatalogueDocument]) throws(CatalogueError) -> Catalogue {
  var catalogue = Catalogue()
  for document in documents {
    let rules = catalogue.rules.count
    try catalogue.add(document)
    if catalogue.rules.count > rules { try checkRulePage(path: document.path, text: document.text) }
  }
  if let symbol = catalogue.firstDuplicate() {
    let rule = catalogue.rules[symbol.rule].name
    let path = documents.first { $0.path.hasSuffix("/\(rule).md") }?.path ?? rule
    throw CatalogueError(file: path, line: 1, message: "\"\(symbol.displayName)\" is declared twice")
  }
  return catalogue
}

func swiftSource(of documents: [CatalogueDocument], packed: PackedCatalogue) -> String {
  var source = "import AsyncLintCatalogue\n\nprivate let documents: [CatalogueDocument] = [\n"
  for document in documents {
    let name = document.path.split(separator: "/").last ?? ""
    source += "CatalogueDocument(path: \"rules/\(name)\", text: \(literal(document.text))),\n"
  }
  source += "]\n\nfunc embeddedDocuments(_ embedding: Embedding) -> [CatalogueDocument] { documents }\n\n"
  source += "func embeddedCatalogue(_ embedding: Embedding) -> PackedCatalogue {\nPackedCatalogue(\n"
  return source + "strings: \(literal(packed.strings)), table: \(literal(packed.table)))\n}\n"
}

func literal(_ text: String) -> String { "##\"\"\"\n\(text)\n\"\"\"##" }
