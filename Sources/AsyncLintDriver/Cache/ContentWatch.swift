import AsyncLintAnalysis
import Synchronization

/// What a file held when it was first read, and whether it held the same whenever it was read again.
final class ContentWatch: Sendable {
  let digest: ContentDigest
  private let isOther = Atomic(false)

  init(_ bytes: [UInt8]) { digest = ContentDigest(bytes) }

  /// Whether anybody has got something else.
  var hasChanged: Bool { isOther.load(ordering: .relaxed) }

  func watching(_ source: @escaping SourceBytesProvider) -> SourceBytesProvider {
    {
      let bytes = source()
      if ContentDigest(bytes) != self.digest { self.isOther.store(true, ordering: .relaxed) }
      return bytes
    }
  }
}
