// A closure is the same under the name that a condition or a capture list gives it, and where somebody else puts it into a property.
import Foundation

actor Loader {
  var loader: ((URL) -> Data?)?
  func configure() { loader = { try? Data(contentsOf: $0) } }
  func f1(_ url: URL) async { _ = loader?(url) }  // want blocking-file-io
  func f2(_ url: URL) async { guard let loader else { return }; _ = loader(url) }  // want blocking-file-io
  func f3(_ url: URL) async { guard let loader = loader else { return }; _ = loader(url) }  // want blocking-file-io
  func f4(_ url: URL) async { if let loader { _ = loader(url) } }  // want blocking-file-io
  func f5(_ url: URL) async { guard let loader = self.loader else { return }; _ = loader(url) }  // want blocking-file-io
  func f6(_ url: URL) async { if let l = loader { _ = l(url) } }  // want blocking-file-io
}
struct Client: Sendable {
  let loader: @Sendable (URL) throws -> Data
  init(loader: @escaping @Sendable (URL) throws -> Data = { try Data(contentsOf: $0) }) { self.loader = loader }
  func g1(_ url: URL) async throws { let loader = self.loader; _ = try loader(url) }  // want blocking-file-io
  func g2(_ url: URL) async throws { _ = try await Task.detached { [loader] in try loader(url) }.value }  // want blocking-file-io
  func g3(_ url: URL) async throws { _ = try await Task.detached { [l = loader] in try l(url) }.value }  // want blocking-file-io
  func g4(_ url: URL) async throws { let loader = loader; _ = try loader(url) }  // want blocking-file-io
  func g5(_ url: URL) async throws { Task { [loader, url] in _ = try? loader(url) } }  // want blocking-file-io
}

func local(_ url: URL) async throws {
  let reader: @Sendable (URL) throws -> Data = { try Data(contentsOf: $0) }
  Task { _ = try reader(url) }  // want blocking-file-io
  Task { [reader] in _ = try reader(url) }  // want blocking-file-io
  let opt: ((URL) -> Data?)? = { try? Data(contentsOf: $0) }
  _ = opt?(url)  // want blocking-file-io
  if let opt { _ = opt(url) }  // want blocking-file-io
  if let o = opt { _ = o(url) }  // want blocking-file-io
}

final class View { var onLoad: ((URL) -> Data?)?
  func tap(_ url: URL) async { _ = onLoad?(url) }  // want blocking-file-io
}
func wire(_ v: View) { v.onLoad = { try? Data(contentsOf: $0) } }
nonisolated(unsafe) var hook: ((URL) -> Data?)?
func setUp() { hook = { try? Data(contentsOf: $0) } }
func a(_ url: URL) async { _ = hook?(url) }  // want blocking-file-io
enum Env { nonisolated(unsafe) static var load: (URL) -> Data? = { try? Data(contentsOf: $0) } }
func b(_ url: URL) async { _ = Env.load(url) }  // want blocking-file-io

nonisolated(unsafe) var shared: ((URL) -> Data?)? = { try? Data(contentsOf: $0) }

struct Reader {
  func read(_ url: URL) async { if let shared { _ = shared(url) } }  // want blocking-file-io
  func start(_ url: URL) { Task { [shared] in _ = shared?(url) } }  // want blocking-file-io
}
