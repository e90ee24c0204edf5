import AsyncLintAnalysis
import Synchronization

/// What a file held when it was first read, and whether it held the same whenever it was read again.
final class ContentWatch: Sendable {
  let digest: ContentDigest
  private let isOther = Atomic(false)

  init(_ bytes: [UInt8]) { digest = ContentDigest(bytes) }

  /// Of contents that nobody compares: a run without a cache.
  private init() { digest = ContentDigest(low: 0, high: 0, size: 0) }

  static let none = ContentWatch()

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
