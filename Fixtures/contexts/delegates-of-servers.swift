// Delegates of SSH, and what Vapor, LeafKit, Queues and Lambda ask for as a future, are called on the event loop.
// swift-format-ignore-file
import AWSLambdaRuntimeCore
import Foundation
import LeafKit
import NIOCore
import NIOSSH
import NIOSSL
import Queues
import Vapor

final class Login: NIOSSHClientUserAuthenticationDelegate {
  func nextAuthenticationType(
    availableMethods: NIOSSHAvailableUserAuthenticationMethods,
    nextChallengePromise: EventLoopPromise<NIOSSHUserAuthenticationOffer?>
  ) {
    let password = readLine()  // want 20 blocking-stdio event-loop
    nextChallengePromise.succeed(password.map { .init(username: "x", serviceName: "", offer: .password(.init(password: $0))) })
  }
}
final class Accounts: NIOSSHServerUserAuthenticationDelegate {
  var supportedAuthenticationMethods: NIOSSHAvailableUserAuthenticationMethods { .password }
  func requestReceived(
    request: NIOSSHUserAuthenticationRequest, responsePromise: EventLoopPromise<NIOSSHUserAuthenticationOutcome>
  ) {
    responsePromise.succeed(isKnown(request.username) ? .success : .failure)  // want 29 blocking-file-io event-loop
  }
  // No delegate's method, and the same for nobody else.
  func requestReceived(text: String) { usleep(1) }
  func isKnown(_ name: String) -> Bool { (try? String(contentsOfFile: "/etc/passwd", encoding: .utf8))?.contains(name) ?? false }
}
struct KnownHosts: NIOSSHClientServerAuthenticationDelegate {
  func validateHostKey(hostKey: NIOSSHPublicKey, validationCompletePromise: EventLoopPromise<Void>) {
    _ = try? Data(contentsOf: URL(fileURLWithPath: "/x"))  // want 14 blocking-file-io event-loop
    validationCompletePromise.succeed(())
  }
}
struct Forwarding: GlobalRequestDelegate {
  func tcpForwardingRequest(
    _ request: GlobalRequest.TCPForwardingRequest, handler: NIOSSHHandler,
    promise: EventLoopPromise<GlobalRequest.TCPForwardingResponse>
  ) {
    usleep(1)  // want 5 blocking-sleep event-loop
  }
}
func logKeys(to file: FileHandle) -> TLSConfiguration {
  var configuration = TLSConfiguration.makeClientConfiguration()
  configuration.keyLogCallback = { line in
    file.write(Data(line.readableBytesView))  // want 10 blocking-file-io event-loop
  }
  return configuration
}

struct Page: ResponseEncodable {
  var file: URL
  func encodeResponse(for request: Request) -> EventLoopFuture<Response> {
    let text = try? String(contentsOf: file, encoding: .utf8)  // want 21 blocking-file-io event-loop
    return request.eventLoop.makeSucceededFuture(Response(body: .init(string: text ?? "")))
  }
}
struct AsyncPage: AsyncResponseEncodable {
  var file: URL
  func encodeResponse(for request: Request) async throws -> Response {
    Response(body: .init(string: try String(contentsOf: file, encoding: .utf8)))  // want 38 blocking-file-io
  }
}
struct Upload: RequestDecodable {
  static func decodeRequest(_ request: Request) -> EventLoopFuture<Upload> {
    usleep(1)  // want 5 blocking-sleep event-loop
    return request.eventLoop.makeSucceededFuture(Upload())
  }
}
struct Templates: ViewRenderer {
  let eventLoop: any EventLoop
  func `for`(_ request: Request) -> any ViewRenderer { self }
  func render<E: Encodable>(_ name: String, _ context: E) -> EventLoopFuture<View> {
    _ = try? Data(contentsOf: URL(fileURLWithPath: name))  // want 14 blocking-file-io event-loop
    return eventLoop.makeSucceededFuture(View(data: .init()))
  }
}
struct FileCache: Cache {
  let eventLoop: any EventLoop
  func get<T: Decodable>(_ key: String, as type: T.Type) -> EventLoopFuture<T?> {
    _ = try? Data(contentsOf: URL(fileURLWithPath: key))  // want 14 blocking-file-io event-loop
    return eventLoop.makeSucceededFuture(nil)
  }
  func set<T: Encodable>(_ key: String, to value: T?) -> EventLoopFuture<Void> {
    usleep(1)  // want 5 blocking-sleep event-loop
    return eventLoop.makeSucceededVoidFuture()
  }
  func `for`(_ request: Request) -> FileCache { self }
}
struct Files: LeafSource {
  func file(template: String, escape: Bool, on eventLoop: any EventLoop) throws -> EventLoopFuture<ByteBuffer> {
    _ = try Data(contentsOf: URL(fileURLWithPath: template))  // want 13 blocking-file-io event-loop
    return eventLoop.makeSucceededFuture(ByteBuffer())
  }
}
struct FileQueue: Queue {
  let context: QueueContext
  func get(_ id: JobIdentifier) -> EventLoopFuture<JobData> {
    usleep(1)  // want 5 blocking-sleep event-loop
    return context.eventLoop.makeFailedFuture(Abort(.notFound))
  }
  func set(_ id: JobIdentifier, to data: JobData) -> EventLoopFuture<Void> { context.eventLoop.makeSucceededVoidFuture() }
  func clear(_ id: JobIdentifier) -> EventLoopFuture<Void> { context.eventLoop.makeSucceededVoidFuture() }
  func pop() -> EventLoopFuture<JobIdentifier?> {
    usleep(1)  // want 5 blocking-sleep event-loop
    return context.eventLoop.makeSucceededFuture(nil)
  }
  func push(_ id: JobIdentifier) -> EventLoopFuture<Void> { context.eventLoop.makeSucceededVoidFuture() }
}
struct Journal: JobEventDelegate {
  func success(jobId: String, eventLoop: any EventLoop) -> EventLoopFuture<Void> {
    usleep(1)  // want 5 blocking-sleep event-loop
    return eventLoop.makeSucceededVoidFuture()
  }
}
struct Handler: EventLoopLambdaHandler {
  static func makeHandler(context: LambdaInitializationContext) -> EventLoopFuture<Handler> {
    usleep(1)  // want 5 blocking-sleep event-loop
    return context.eventLoop.makeSucceededFuture(Handler())
  }
  func handle(_ event: String, context: LambdaContext) -> EventLoopFuture<String> {
    usleep(1)  // want 5 blocking-sleep event-loop
    return context.eventLoop.makeSucceededFuture(event)
  }
}
