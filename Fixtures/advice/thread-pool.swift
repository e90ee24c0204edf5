// Blocking calls of async functions in files that import NIO's thread pool.
import Foundation
import NIOCore
import NIOPosix

func load(_ url: URL) async throws -> Data {
  /*«*/try Data(contentsOf: url)/*»*/  // want blocking-file-io
}

func list(_ urls: [URL]) async throws -> [Data] {
  var all: [Data] = []
  for url in urls where url.isFileURL { all.append(/*«*/try Data(contentsOf: url)/*»*/) }  // want blocking-file-io
  return all
}

func decode<Value: Decodable & Sendable>(_ type: Value.Type, from url: URL) async throws -> Value {
  try JSONDecoder().decode(type, from: /*«*/Data(contentsOf: url)/*»*/)  // want blocking-file-io
}

func save<Value: Encodable & Sendable>(_ value: Value, to url: URL) async throws {
  let data = try JSONEncoder().encode(value)
  /*«*/try data.write(to: url, options: .atomic)/*»*/  // want blocking-file-io
}

func ask() async -> String {
  print("name?")
  return /*«*/readLine()/*»*/ ?? ""  // want blocking-stdio
}

func buffer(_ url: URL) async throws -> ByteBuffer {
  ByteBuffer(bytes: /*«*/try Data(contentsOf: url)/*»*/)  // want blocking-file-io
}

func resolve(_ host: String) async throws -> SocketAddress {
  /*«*/try SocketAddress.makeAddressResolvingHost(host, port: 80)/*»*/  // want blocking-dns
}

func open(_ path: String) async throws {
  let file = /*«*/try NIOFileHandle(path: path)/*»*/  // want file-open
  print(file)
}

func choose(_ url: URL?, _ isThere: Bool) async throws -> Data {
  guard let url else { return Data() }
  return isThere ? /*«*/try Data(contentsOf: url)/*»*/ : Data()  // want blocking-file-io
}

func fill(_ channel: any Channel, _ url: URL) async throws {
  var buffer = channel.allocator.buffer(capacity: 1024)
  buffer.writeBytes(/*«*/try Data(contentsOf: url)/*»*/)  // want blocking-file-io
  try await channel.writeAndFlush(buffer)
}

func sizes(_ urls: [URL]) async -> [Int] {
  await withTaskGroup(of: Int.self) { group in
    for url in urls {
      group.addTask { (/*«*/try? Data(contentsOf: url)/*»*/)?.count ?? 0 }  // want pool-exhaustion
    }
    var all: [Int] = []
    for await size in group { all.append(size) }
    return all
  }
}

func stream(_ urls: [URL]) -> AsyncThrowingStream<Data, any Error> {
  AsyncThrowingStream { continuation in
    let task = Task {
      for url in urls { continuation.yield(/*«*/try Data(contentsOf: url)/*»*/) }  // want blocking-file-io
      continuation.finish()
    }
    continuation.onTermination = { _ in task.cancel() }
  }
}

actor Journal {
  private var lines: [String] = []
  private var size = 0
  private let url = URL(fileURLWithPath: "journal")

  func append(_ line: String) throws {
    lines.append(line)
    /*«*/try Data(lines.joined().utf8).write(to: url)/*»*/  // want blocking-file-io
  }

  func read() async throws -> Int {
    let text = /*«*/try String(contentsOf: url, encoding: .utf8)/*»*/  // want blocking-file-io
    size = text.count
    return size
  }

  func count() async -> Int {
    size += (/*«*/try? Data(contentsOf: url)/*»*/)?.count ?? 0  // want blocking-file-io
    return size
  }
}

@MainActor final class Model {
  var text = ""
  var path = "a"

  func load() async throws {
    text = /*«*/try String(contentsOfFile: path, encoding: .utf8)/*»*/  // want blocking-file-io
  }
}

final class Settings {
  var values: [String: String] = [:]
  var path = "settings"

  func load() throws { values = ["a": /*«*/try String(contentsOfFile: path, encoding: .utf8)/*»*/] }
}

func settings() async throws -> Int {
  let settings = Settings()
  try settings.load()  // want blocking-file-io
  return settings.values.count
}
