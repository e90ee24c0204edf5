// Keys made of passwords, which is work for the processor.
import Crypto
import CryptoExtras
import Foundation
import Hummingbird

struct Passwords: Sendable {
  let salt: [UInt8]

  func key(_ password: String) async throws -> SymmetricKey {
    /*«*/try KDF.Scrypt.deriveKey(  // want password-hashing
      from: Array(password.utf8), salt: salt, outputByteCount: 32, rounds: 16384, blockSize: 8, parallelism: 1)/*»*/
  }

  func check(_ password: String, _ expected: SymmetricKey) async throws -> Bool {
    let key = /*«*/try KDF.Insecure.PBKDF2.deriveKey(  // want password-hashing
      from: Array(password.utf8), salt: salt, using: .sha256, outputByteCount: 32, rounds: 210_000)/*»*/
    return key == expected
  }
}

func addLogin(to router: Router<BasicRequestContext>, _ salt: [UInt8]) {
  router.post("login") { request, context -> String in
    let body = Array(try await request.body.collect(upTo: 1024).readableBytesView)
    let key = /*«*/try KDF.Insecure.PBKDF2.deriveKey(  // want password-hashing
      from: body, salt: salt, using: .sha256, outputByteCount: 32, rounds: 210_000)/*»*/
    return key.withUnsafeBytes { Data($0).base64EncodedString() }
  }
}
