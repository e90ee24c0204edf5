// Waits for AsyncHTTPClient, a delegate that blocks its event loop, and pages that Foundation loads beside it.
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

func status(_ client: HTTPClient) async throws -> Int {
  let response = /*«*/try client.get(url: "https://example.org").wait()/*»*/  // want event-loop-wait
  return Int(response.status.code)
}

func body(_ client: HTTPClient, _ url: String) async throws -> ByteBuffer? {
  (/*«*/try client.get(url: url).wait()/*»*/).body  // want event-loop-wait
}

func stop(_ client: HTTPClient) async throws {
  /*«*/try client.syncShutdown()/*»*/  // want event-loop-wait
}

func page(_ client: HTTPClient) async throws -> Data {
  /*«*/try Data(contentsOf: URL(string: "https://example.org/a.json")!)/*»*/  // want synchronous-url-loading
}

func text() async throws -> String {
  let text = /*«*/try String(contentsOf: URL(string: "https://example.org")!, encoding: .utf8)/*»*/  // want synchronous-url-loading
  return text.lowercased()
}

func textMaybe() async -> String? {
  /*«*/try? String(contentsOf: URL(string: "https://example.org")!, encoding: .utf8)/*»*/  // want synchronous-url-loading
}

struct Users: Sendable {
  let client: HTTPClient

  func load<Value: Decodable & Sendable>(_ type: Value.Type) async throws -> Value {
    let data = /*«*/try Data(contentsOf: URL(string: "https://example.org/users")!)/*»*/  // want synchronous-url-loading
    return try JSONDecoder().decode(type, from: data)
  }
}

final class Download: HTTPClientResponseDelegate {
  typealias Response = Bool
  private let file: FileHandle

  init(file: FileHandle) { self.file = file }

  func didReceiveBodyPart(task: HTTPClient.Task<Bool>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
    /*«*/file.write(Data(buffer.readableBytesView))/*»*/  // want blocking-file-io event-loop
    return task.eventLoop.makeSucceededVoidFuture()
  }

  func didFinishRequest(task: HTTPClient.Task<Bool>) throws -> Bool { true }
}

func download(_ client: HTTPClient, to file: FileHandle) async throws -> Bool {
  let request = try HTTPClient.Request(url: "https://example.org")
  return /*«*/try client.execute(request: request, delegate: Download(file: file)).wait()/*»*/  // want event-loop-wait
}

func save(_ client: HTTPClient) async throws {
  let response = try await client.execute(HTTPClientRequest(url: "https://example.org"), timeout: .seconds(30))
  let body = try await response.body.collect(upTo: 1 << 20)
  /*«*/try Data(body.readableBytesView).write(to: URL(fileURLWithPath: "page"))/*»*/  // want blocking-file-io
}
