// options: --enable file-metadata
// What caches do but reading and writing: asking, removing, adding up.
import Cache
import Disk
import Kingfisher
import PINCache
import SDWebImage

func clean(_ users: Cache.Storage<String, User>, _ key: String) async throws {
  try users.removeExpiredObjects()  // want file-metadata info certain
  if Disk.exists(key, in: .caches) { try Disk.remove(key, from: .caches) }  // want 11 file-metadata // want 47 file-metadata
  _ = ImageCache.default.diskStorage.isCached(forKey: key)  // want file-metadata
  _ = try ImageCache.default.diskStorage.totalSize()  // want file-metadata
  PINCache.shared.removeAllObjects()  // want file-metadata
  _ = SDImageCache.shared.totalDiskSize()  // want file-metadata
}
