// Closures in a `.init(…)` that is given to an initializer or method of a library.
import AsyncHTTPClient
import NIOCore
import Vapor

func streamed(_ request: Request) -> Response {
  Response(body: .init(asyncStream: { writer in usleep(1) }))  // want blocking-sleep
}

func written(_ request: Request) -> Response {
  Response(status: .ok, body: .init(stream: { writer in usleep(1) }))  // want blocking-sleep error event-loop
}

func returned(_ request: Request) -> Response {
  return .init(status: .ok, body: .init(stream: { writer in usleep(1) }))  // want blocking-sleep error event-loop
}

func configured() -> HTTPClient {
  HTTPClient(
    eventLoopGroupProvider: .singleton,
    configuration: .init(http2StreamChannelDebugInitializer: { channel in
      usleep(1)  // want blocking-sleep error event-loop
      return channel.eventLoop.makeSucceededVoidFuture()
    }))
}

func uploaded(_ client: HTTPClient) throws -> EventLoopFuture<HTTPClient.Response> {
  let body: HTTPClient.Body = .string("x")
  let request = try HTTPClient.Request(
    url: "https://example.com", method: .POST,
    body: .stream { writer in
      usleep(1)  // want blocking-sleep error event-loop
      return writer.write(.byteBuffer(ByteBuffer()))
    })
  _ = client.post(url: "https://example.com", body: body)
  return client.execute(request: request)
}
