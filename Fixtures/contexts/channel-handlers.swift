// The methods of channel handlers run on the event loop; their helpers and static members do not by themselves.
import Foundation
import NIOCore

final class EchoHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var log: [String] = []

  init(path: String) { _ = try? String(contentsOfFile: path, encoding: .utf8) }

  func handlerAdded(context: ChannelHandlerContext) {
    Thread.sleep(forTimeInterval: 0.1)  // want 12 blocking-sleep event-loop
  }

  func channelActive(context: ChannelHandlerContext) {
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var buffer = unwrapInboundIn(data)
    let text = buffer.readString(length: buffer.readableBytes) ?? ""
    save(text)  // want 5 blocking-file-io event-loop
    context.write(wrapOutboundOut(buffer), promise: nil)
  }

  func channelReadComplete(context: ChannelHandlerContext) { context.flush() }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    usleep(1)  // want 5 blocking-sleep event-loop
  }

  func errorCaught(context: ChannelHandlerContext, error: Error) {
    DispatchQueue.global().async { self.save("\(error)") }
    context.close(promise: nil)
  }

  private func save(_ text: String) {
    try? text.write(toFile: "/tmp/log", atomically: true, encoding: .utf8)
  }
}

struct Encoder: MessageToByteEncoder {
  typealias OutboundIn = Int
  func encode(data: Int, out: inout ByteBuffer) throws { out.writeInteger(data) }
}

final class Duplex: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    usleep(1)  // want 5 blocking-sleep event-loop
    context.write(data, promise: promise)
  }
  func flush(context: ChannelHandlerContext) { context.flush() }
}

extension Duplex {
  func channelInactive(context: ChannelHandlerContext) {
    usleep(1)  // want 5 blocking-sleep event-loop
    context.fireChannelInactive()
  }
}

// Not a handler: a type with methods of those names.
final class Lookalike {
  func channelRead(context: Int, data: Int) { usleep(1) }
  func handlerAdded(context: Int) { usleep(1) }
}
