// Password hashing burns CPU for as long as it is secure.
import Foundation
import Vapor

func register(_ req: Request, _ password: String) async throws -> Bool {
  let digest = try Bcrypt.hash(password)  // want 27 password-hashing
  _ = try Bcrypt.hash(password, cost: 12)  // want 18 password-hashing
  _ = try req.password.hash(password)  // want 24 password-hashing
  let other = try await req.password.async.hash(password)
  _ = try await req.password.async.verify(password, created: other)
  return try Bcrypt.verify(password, created: digest)  // want 21 password-hashing
}

struct Hasher2 {
  func hash(_ value: String) -> String { value }
}
func own(_ hasher: Hasher2) async -> String {
  var standard = Hasher()
  standard.combine(1)
  _ = standard.finalize()
  return hasher.hash("x")
}
