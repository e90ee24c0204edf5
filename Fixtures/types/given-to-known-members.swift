// What a known member takes and gives: the type of an implicit member in its arguments, and the value that a key's type names.
import Foundation
import Vapor

func decode(_ url: URL) async throws {
  _ = try JSONDecoder().decode(Int.self, from: .init(contentsOf: url))  // want blocking-file-io
  _ = try JSONDecoder().decode(Int.self, from: try .init(contentsOf: url))  // want blocking-file-io
  _ = try JSONSerialization.jsonObject(with: .init(contentsOf: url))  // want blocking-file-io
  _ = try JSONDecoder().decode(Int.self, from: .init())
}

final class Passwords {
  func check(_ password: String) throws -> Bool { try Bcrypt.verify(password, created: "a") }
}
struct PasswordsKey: StorageKey {
  typealias Value = Passwords
}
struct OtherKey: StorageKey {
  typealias Value = Quiet
}
struct Quiet {
  func check(_ password: String) throws -> Bool { false }
}

func login(_ request: Request) async throws {
  _ = try request.application.storage[PasswordsKey.self]?.check("a")  // want password-hashing
  _ = try request.application.storage.get(PasswordsKey.self)!.check("a")  // want password-hashing
  _ = try request.application.storage[OtherKey.self]?.check("a")
}
