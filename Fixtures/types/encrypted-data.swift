// What CryptoKit seals, opens and represents is data.
import CryptoKit
import Foundation

func store(_ data: Data, _ key: SymmetricKey, in url: URL) async throws {
  let sealed = try AES.GCM.seal(data, using: key)
  try sealed.combined!.write(to: url)  // want blocking-file-io
  try sealed.combined?.write(to: url)  // want blocking-file-io
  try sealed.ciphertext.write(to: url)  // want blocking-file-io
  try ChaChaPoly.seal(data, using: key).combined.write(to: url)  // want blocking-file-io
  try AES.GCM.open(sealed, using: key).write(to: url)  // want blocking-file-io
  let plain = try ChaChaPoly.open(.init(combined: data), using: key)
  try plain.write(to: url)  // want blocking-file-io
  let own = P256.Signing.PrivateKey()
  try own.rawRepresentation.write(to: url)  // want blocking-file-io
  try own.publicKey.derRepresentation.write(to: url)  // want blocking-file-io
  try own.pemRepresentation.write(to: url, atomically: true, encoding: .utf8)  // want blocking-file-io
  try Curve25519.Signing.PrivateKey().publicKey.rawRepresentation.write(to: url)  // want blocking-file-io
}
