// Closures and key paths that make keys and values of a dictionary take elements of what it is made of, and values.
// swift-format-ignore-file
import Foundation

struct Document {
  let url: URL

  var owner: String { (try? String(contentsOf: url, encoding: .utf8)) ?? "" }
  var name: String { url.lastPathComponent }
}

func group(_ documents: [Document]) async {
  _ = Dictionary(grouping: documents, by: { $0.owner })  // want blocking-file-io
  _ = Dictionary(grouping: documents) { $0.owner }  // want blocking-file-io
  _ = Dictionary(grouping: documents, by: \.owner)  // want blocking-file-io
  _ = Dictionary(grouping: documents) { document in document.owner }  // want blocking-file-io
  _ = Dictionary<String, [Document]>(grouping: documents) { $0.owner }  // want blocking-file-io
  _ = [String: [Document]](grouping: documents) { $0.owner }  // want blocking-file-io
  _ = Dictionary(grouping: documents, by: \.name)
  let groups: [String: [Document]] = .init(grouping: documents) { $0.owner }  // want blocking-file-io
  print(groups)
}

func unique(_ documents: [Document]) async {
  _ = Dictionary(documents.map { ($0.name, $0) }, uniquingKeysWith: { $0.owner < $1.name ? $0 : $1 })  // want blocking-file-io
  _ = Dictionary(zip(documents.map(\.name), documents)) { first, second in
    first.name < second.owner ? first : second  // want blocking-file-io
  }
}

func merge(_ documents: inout [String: Document], with others: [String: Document]) async {
  documents.merge(others) { first, _ in
    print(first.owner)  // want blocking-file-io
    return first
  }
  documents = documents.merging(others, uniquingKeysWith: { $1.owner == "" ? $0 : $1 })  // want blocking-file-io
}
