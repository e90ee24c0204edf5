// Values that containers, caches, pointers and texts give.
import Foundation

struct Settings: Codable {
  func load() { usleep(1) }
}

struct Record: Decodable {
  enum Keys: CodingKey { case first, others }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Keys.self)
    try values.decode([Settings].self, forKey: .others).first?.load()
  }
}

func decoded(_ keyed: KeyedDecodingContainer<Record.Keys>, _ single: any SingleValueDecodingContainer, _ decoder: any Decoder) async throws {
  try keyed.decode(Settings.self, forKey: .first).load()  // want blocking-sleep
  try keyed.decodeIfPresent(Settings.self, forKey: .first)?.load()  // want blocking-sleep
  try single.decode(Settings.self).load()  // want blocking-sleep
  var list = try decoder.unkeyedContainer()
  try list.decode(Settings.self).load()  // want blocking-sleep
  _ = try Record(from: decoder)  // want blocking-sleep
}

func kept(_ cache: NSCache<NSString, DispatchSemaphore>) async {
  cache.object(forKey: "a")?.wait()  // want blocking-semaphore
}

func cast(_ value: AnyObject, _ raw: UnsafeRawPointer, _ changeable: UnsafeMutableRawPointer) async {
  unsafeBitCast(value, to: DispatchSemaphore.self).wait()  // want blocking-semaphore
  unsafeDowncast(value, to: DispatchSemaphore.self).wait()  // want blocking-semaphore
  raw.load(as: DispatchSemaphore.self).wait()  // want blocking-semaphore
  changeable.assumingMemoryBound(to: DispatchSemaphore.self).pointee.wait()  // want blocking-semaphore
  Unmanaged<DispatchSemaphore>.fromOpaque(raw).takeUnretainedValue().wait()  // want blocking-semaphore
  Unmanaged.passRetained(DispatchSemaphore(value: 1)).takeRetainedValue().wait()  // want blocking-semaphore
  UnsafeMutablePointer<DispatchSemaphore>.allocate(capacity: 1).pointee.wait()  // want blocking-semaphore
}

func found(_ text: String, _ expression: NSRegularExpression, _ notification: Notification) async {
  _ = text.matches(of: #/a/#).map { _ in usleep(1) }  // want blocking-sleep
  _ = text.ranges(of: "a").map { _ in usleep(1) }  // want blocking-sleep
  _ = expression.matches(in: text, range: NSRange(location: 0, length: 1)).map { _ in usleep(1) }  // want blocking-sleep
  _ = notification.userInfo?.map { _ in usleep(1) }  // want blocking-sleep
}
