// `if let name` and `[name]` read what they name, like any other mention of it.
// swift-format-ignore-file
import Foundation

@propertyWrapper struct Stored<Value: Codable>: Sendable {
  let url: URL
  var wrappedValue: Value? {
    get { (try? Data(contentsOf: url)).flatMap { try? JSONDecoder().decode(Value.self, from: $0) } }
    nonmutating set { try? JSONEncoder().encode(newValue).write(to: url) }
  }
}
struct Feed: Sendable {
  @Stored(url: URL(fileURLWithPath: "feed")) var cached: [String]?
  var read: Data? { try? Data(contentsOf: URL(fileURLWithPath: "feed")) }
  var name: String?
  let load: (@Sendable () -> Data?)?
  let open: @Sendable () -> Data? = { try? Data(contentsOf: URL(fileURLWithPath: "feed")) }
  static let shared = Feed(name: nil, load: { try? Data(contentsOf: URL(fileURLWithPath: "feed")) })

  func conditions() async {
    if let cached { print(cached) }  // want 12 blocking-file-io
    if let `read` { print(`read`) }  // want 12 blocking-file-io
    if var cached { cached.append("") }  // want 12 blocking-file-io
    while let read { print(read) }  // want 15 blocking-file-io
    if let name { print(name) }
    guard let read, let name else { return }  // want 15 blocking-file-io
    print(read, name)
  }
  func captures() async {
    Task { [read] in print(read as Any) }  // want 13 blocking-file-io
    let later = { [weak queue, cached, name] in print(cached as Any, name as Any, queue as Any) }  // want 32 blocking-file-io
    later()
  }
  func calls() async {
    if let load { print(load() as Any) }  // want 25 blocking-file-io
    Task { [open] in hand(open) }  // want 27 blocking-file-io
    Task { [open] in print(open() as Any) }  // want 28 blocking-file-io
    if let load { hand(load) }  // want 24 blocking-file-io
  }
  func hand(_ load: () -> Data?) { print(load() as Any) }
}
let queue = DispatchQueue(label: "feed")
