// A TLS context loads the certificates that it trusts.
import NIOSSL

func contexts(_ configuration: TLSConfiguration) async throws {
  _ = try NIOSSLContext(configuration: configuration)  // want 11 blocking-file-io info
  _ = try NIOSSLContext(configuration: configuration, passphraseCallback: { $0("x".utf8) })  // want 11 blocking-file-io info
}
