// options: --enable keychain
// Wrappers of the Keychain, on request.
import KeychainAccess
import KeychainSwift

final class Credentials {
  let access = Keychain(service: "service")
  let swift = KeychainSwift()
  func renew() async throws {
    _ = access["token"]  // want 15 keychain
    try access.removeAll()  // want 16 keychain
    _ = try access.contains("token")  // want 20 keychain
    _ = swift.getData("token")  // want 15 keychain
    swift.delete("token")  // want 11 keychain
    swift.clear()  // want 11 keychain
    _ = access.allItems().count
  }
}

func chained() async throws {
  try Keychain(service: "a").accessibility(.always).synchronizable(true).set("t", key: "token")  // want keychain
}
