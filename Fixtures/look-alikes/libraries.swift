// Names that several libraries share, in files that import the harmless one.
import Crypto
import CryptoExtras
import FlyingSocks
import Mustache
import Nimble
import XCTest

struct Hasher2 {
  func hash(_ text: String) -> Int { 0 }
  func hash(into other: Int) {}
}

struct HTML {
  init(_ body: () -> String) {}
}

struct Client {
  static func get(_ path: String) async -> String { "" }
  static func post(_ path: String) -> String { "" }
  func decode(_ text: String) -> Int { 0 }
  func parse(_ text: String) -> Int { 0 }
}

func names(_ hasher: Hasher2, _ client: Client, _ socket: AsyncSocket, _ library: MustacheLibrary) async throws {
  _ = hasher.hash("x")
  hasher.hash(into: 1)
  _ = SHA256.hash(data: [1, 2])
  _ = HKDF<SHA256>.deriveKey(inputKeyMaterial: SymmetricKey(size: .bits256), outputByteCount: 32)
  _ = HTML { "text" }
  _ = await Client.get("/")
  _ = Client.post("/")
  _ = client.decode("1")
  _ = client.parse("1")
  _ = try await socket.read()
  _ = try await socket.accept()
  _ = library.render([1], withTemplate: "x")
  try JSONDecoder().decode([Int].self, from: Data()).sort()
}

final class Tests: XCTestCase {
  func testWaits() async {
    let loaded = expectation(description: "loaded")
    loaded.fulfill()
    await fulfillment(of: [loaded], timeout: 1)
    await expect { 1 }.toEventually(equal(1))
  }
}

// A trailing closure takes the place of no label that a value has.

func download(_ reference: StorageReference, to url: URL) async {
  reference.write(toFile: url) { url, error in print(url, error) }
}
