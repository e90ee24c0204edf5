// Caches and wrappers of files read and write the disk on the calling thread.
import Cache
import Disk
import FileKit
import Kingfisher
import Nuke
import PINCache
import SDWebImage

actor Pictures {
  let users: Cache.Storage<String, User>
  let manager = KingfisherManager.shared

  func drawing(_ name: String) -> Data? {
    try? Disk.retrieve(name, from: .caches, as: Data.self)  // want blocking-file-io certain
  }

  func keep(_ drawing: Data, _ name: String) throws {
    try Disk.save(drawing, to: .caches, as: name)  // want blocking-file-io
    try Disk.append(drawing, to: name, in: .caches)  // want blocking-file-io
    try Disk.remove(name, from: .caches)
  }

  func icon(_ key: String) throws -> UIImage? {
    if let image = ImageCache.default.retrieveImageInMemoryCache(forKey: key) { return image }
    _ = try ImageCache.default.diskStorage.value(forKey: key)  // want blocking-file-io certain
    try manager.cache.diskStorage.store(value: Data(), forKey: key)  // want blocking-file-io
    let data = try manager.cache.diskStorage.value(forKey: key, extendingExpiration: .none)  // want blocking-file-io
    try data?.write(to: URL.temporaryDirectory)  // want blocking-file-io
    return nil
  }

  func user(_ name: String) throws -> User {
    try users.setObject(User(), forKey: name)  // want blocking-file-io certain
    try users.transformData().setObject(Data(), forKey: name)  // want blocking-file-io
    return try users.object(forKey: name)  // want blocking-file-io
  }

  func later(_ name: String) {
    users.async.object(forKey: name) { _ in }
  }

  func banner(_ key: String, _ request: ImageRequest) -> UIImage? {
    _ = ImagePipeline.shared.cache.cachedData(for: request)  // want blocking-file-io
    _ = ImagePipeline.shared.cache.cachedImage(for: request)  // want blocking-file-io
    _ = ImagePipeline.shared.cache.cachedImage(for: request, caches: [.memory])
    _ = PINCache.shared.diskCache.object(forKey: key)  // want blocking-file-io
    PINCache.shared.setObject(key, forKey: key)  // want blocking-file-io
    _ = SDImageCache.shared.diskImageData(forKey: key)  // want blocking-file-io
    return SDImageCache.shared.imageFromMemoryCache(forKey: key)
  }

  func notes(_ file: TextFile) throws -> String {
    try file.write("", atomically: true)  // want blocking-file-io
    return try file.read()  // want blocking-file-io
  }
}
