// Methods that grpc-swift 1 and LeafKit call on an event loop.
import Foundation
import GRPC
import Leaf
import NIOCore

protocol Echo_EchoProvider: CallHandlerProvider {
  func get(request: Request, context: StatusOnlyCallContext) -> EventLoopFuture<Response>
  func expand(request: Request, context: StreamingResponseCallContext<Response>) -> EventLoopFuture<GRPCStatus>
  func collect(context: UnaryResponseCallContext<Response>) -> EventLoopFuture<(StreamEvent<Request>) -> Void>
}
struct Request {}
struct Response {}

final class EchoProvider: Echo_EchoProvider {
  func get(request: Request, context: any StatusOnlyCallContext) -> EventLoopFuture<Response> {
    Thread.sleep(forTimeInterval: 1)  // want 12 blocking-sleep event-loop
    return context.eventLoop.makeSucceededFuture(.init())
  }
  func expand(request: Request, context: StreamingResponseCallContext<Response>) -> EventLoopFuture<GRPCStatus> {
    _ = try? Data(contentsOf: URL(fileURLWithPath: "/x"))  // want 14 blocking-file-io event-loop
    return context.eventLoop.makeSucceededFuture(.ok)
  }
  func collect(context: UnaryResponseCallContext<Response>) -> EventLoopFuture<(StreamEvent<Request>) -> Void> {
    read()  // want 5 blocking-file-io event-loop
    return context.eventLoop.makeSucceededFuture { _ in
      Thread.sleep(forTimeInterval: 1)  // want 14 blocking-sleep event-loop
    }
  }
  // Nobody but the program calls these.
  func read() { _ = try? Data(contentsOf: URL(fileURLWithPath: "/x")) }
  func prepare(context: any StatusOnlyCallContext) { Thread.sleep(forTimeInterval: 1) }
}
final class AsyncEchoProvider: Echo_EchoAsyncProvider {
  func get(request: Request, context: GRPCAsyncServerCallContext) async throws -> Response {
    Thread.sleep(forTimeInterval: 1)  // want 12 blocking-sleep
    return .init()
  }
}
// No provider.
struct Helper {
  func get(request: Request, context: any StatusOnlyCallContext) -> EventLoopFuture<Response> {
    Thread.sleep(forTimeInterval: 1)
    return context.eventLoop.makeSucceededFuture(.init())
  }
}

struct NowTag: LeafTag {
  func render(_ context: LeafContext) throws -> LeafData {
    LeafData.string(try String(contentsOfFile: "/x", encoding: .utf8))  // want 25 blocking-file-io event-loop
  }
  func render(into file: URL) throws { _ = try Data(contentsOf: file) }
}
struct RawTag: UnsafeUnescapedLeafTag {
  func render(_ context: LeafContext) throws -> LeafData {
    Thread.sleep(forTimeInterval: 1)  // want 12 blocking-sleep event-loop
    return .string("")
  }
}
