import AsyncLintAnalysis
import Testing

@testable import AsyncLintDriver

/// Where a name is used everywhere, its uses are looked at only if something has the type outside that has such a member.
@Suite struct PossibleReceiversTests {
  /// So many uses that it is asked first whether somebody speaks of hosts.
  private let everywhere =
    "struct Person { var name = \"\" }\n"
    + (0..<300).map { "func name\($0)(_ person: Person) -> String { person.name }\n" }.joined()

  private func findings(in texts: String...) -> [Finding] {
    let files = ([everywhere] + texts).enumerated().map { index, text in
      FactsReader().read(
        path: "\(index).swift", location: "\(index).swift", bytes: Array("import Foundation\n\(text)".utf8))
    }
    return analyzeFiles(files, manifests: [], contexts: [.async])
  }

  @Test(arguments: [
    "func load(_ host: Host) async -> String? { host.name }",
    "func load(_ host: Foundation.Host?) async -> String? { host?.name }",
    "func load(_ hosts: [Int: [Host]]) async { for host in hosts[0] ?? [] { _ = host.name } }",
    "func load(_ address: String) async -> String? { Host(address: address).name }",
    "func load(_ address: String) async -> String? { Foundation.Host(address: address).name }",
    "func load(_ address: String) async -> String? { Host.init(address: address).name }",
    "func load(_ address: String) async -> String? { let host: Host = .init(address: address); return host.name }",
    "typealias Server = Host\nfunc load(_ address: String) async -> String? { Server(address: address).name }",
    "struct Box<Value> { var value: Value }\nfunc load(_ box: Box<Host>) async -> String? { box.value.name }",
    "func host(_ address: String) -> Host { Host(address: address) }\nfunc load() async -> String? { host(\"\").name }",
    "final class Server { let host = Host(address: \"\")\n func load() async -> String? { host.name } }",
    "protocol Source { associatedtype Value; var value: Value { get } }\nstruct Hosts: Source { let value: Host }\n"
      + "func load(_ hosts: Hosts) async -> String? { hosts.value.name }",
    "extension Host { func load() async -> String? { name } }",
    "func load(_ value: Any) async -> String? { (value as? Host)?.name }",
  ])
  func whoSpeaksOfTheTypeIsLookedAt(text: String) {
    let own =
      "enum Page { struct Host { var name = \"\" } }\nfunc shown(_ host: Page.Host) async -> String { host.name }"
    #expect(findings(in: text).map(\.rule) == ["blocking-dns"])
    #expect(findings(in: own, text).map(\.rule) == ["blocking-dns"])
  }

  @Test(arguments: [
    "struct Host { var name = \"\" }\nfunc load(_ host: Host) async -> String { host.name }",
    "func load() async -> String { struct Host { var name = \"\" }\n return Host().name }",
    "enum Page { struct Host { var name = \"\" } }\nfunc load(_ host: Page.Host) async -> String { host.name }",
  ])
  func typesOfTheSameNameAreOthers(text: String) {
    #expect(findings(in: text).isEmpty)
  }
}
