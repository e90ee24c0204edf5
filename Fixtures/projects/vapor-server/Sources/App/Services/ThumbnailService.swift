// A synchronous service: silent here, reported at its async callers.
import Vapor

final class ThumbnailService: Sendable {
  func render(_ name: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/convert")
    process.arguments = [name]
    try? process.run()
    process.waitUntilExit()
  }

  func store(_ buffer: ByteBuffer?) {
    guard let buffer else { return }
    try? Data(buffer.readableBytesView).write(to: URL(fileURLWithPath: "/tmp/upload"))
  }

  func avatar(of user: User) async -> Data? {
    user.avatar  // want 10 blocking-file-io via User.avatar > Data.init(contentsOf:)
  }
}
