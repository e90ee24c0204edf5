// Results whose types follow from the arguments: metatypes, elements of collections, closures of dictionaries.
import Foundation
import NIOCore
import XCTest

struct Disk: Decodable {
  func load() { usleep(1) }
}

func collections(disk: Disk, disks: [String: Disk], data: Data) async throws {
  Array(repeating: disk, count: 2)[0].load()  // want blocking-sleep
  Array(disks.values).first?.load()  // want blocking-sleep
  [Optional(disk)].compactMap { $0 }.first?.load()  // want blocking-sleep
  _ = disks.mapValues { $0.load() }  // want blocking-sleep
  disks.mapValues { [$0] }["a"]?.first?.load()  // want blocking-sleep
  try JSONDecoder().decode(Disk.self, from: data).load()  // want blocking-sleep
  try XCTUnwrap(disks["a"]).load()  // want blocking-sleep
}

func results(_ result: Result<Disk, any Error>) async {
  if case .success(let disk) = result { disk.load() }  // want blocking-sleep
}

final class Recorder: ChannelInboundHandler {
  typealias InboundIn = Int
  func drain() { usleep(1) }
}

func handlers(channel: any Channel) async throws {
  let recorder = try await channel.pipeline.handler(type: Recorder.self).get()
  recorder.drain()  // want blocking-sleep
}

func closures(count: Int) async {
  _ = [UInt8](unsafeUninitializedCapacity: count) { _, written in
    usleep(1)  // want blocking-sleep
    written = 0
  }
}

@dynamicMemberLookup struct Lens<Root> {
  var root: Root
  subscript<Value>(dynamicMember path: KeyPath<Root, Value>) -> Value { root[keyPath: path] }
}
struct Screen {
  var pixels: Int { usleep(1); return 1 }
  var width: Int { 1 }
}
func lenses(_ lens: Lens<Screen>) async {
  _ = lens.pixels  // want blocking-sleep
  _ = lens.width
}
