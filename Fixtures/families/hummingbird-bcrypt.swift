// Hummingbird's Bcrypt is known by its own module.
import HummingbirdBcrypt
import NIOPosix

func login(_ password: String, _ hash: String) async throws -> Bool {
  _ = Bcrypt.hash(password, cost: 8)  // want 14 password-hashing
  return try await NIOThreadPool.singleton.runIfActive { Bcrypt.verify(password, hash: hash) }
}
func direct(_ password: String, _ hash: String) async -> Bool {
  Bcrypt.verify(password, hash: hash)  // want 10 password-hashing
}
