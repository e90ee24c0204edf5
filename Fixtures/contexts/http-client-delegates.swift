// What AsyncHTTPClient and NIO's upgrades call on an event loop.
// swift-format-ignore-file
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

final class Counter: HTTPClientResponseDelegate {
  typealias Response = Int
  var count = 0
  func didReceiveHead(task: HTTPClient.Task<Int>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
    usleep(1)  // want blocking-sleep event-loop
    return task.eventLoop.makeSucceededVoidFuture()
  }
  func didReceiveBodyPart(task: HTTPClient.Task<Int>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
    save(buffer)  // want blocking-file-io event-loop
    return task.eventLoop.makeSucceededVoidFuture()
  }
  func didFinishRequest(task: HTTPClient.Task<Int>) throws -> Int { count }
  func didReceiveHeadline() { usleep(1) }
  private func save(_ buffer: ByteBuffer) { try? Data(buffer.readableBytesView).write(to: URL(fileURLWithPath: "/tmp/body")) }
}

final class Upgrader: HTTPServerProtocolUpgrader {
  let supportedProtocol = "echo"
  let requiredUpgradeHeaders: [String] = []
  func buildUpgradeResponse(channel: any Channel, upgradeRequest: HTTPRequestHead, initialResponseHeaders: HTTPHeaders)
    -> EventLoopFuture<HTTPHeaders>
  {
    usleep(1)  // want blocking-sleep event-loop
    return channel.eventLoop.makeSucceededFuture(initialResponseHeaders)
  }
  func upgrade(context: ChannelHandlerContext, upgradeRequest: HTTPRequestHead) -> EventLoopFuture<Void> {
    context.eventLoop.makeSucceededVoidFuture()
  }
}

final class Lookalike {
  func didReceiveHead() { usleep(1) }
  func upgrade() { usleep(1) }
}
