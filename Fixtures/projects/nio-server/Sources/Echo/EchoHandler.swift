// A handler with helpers, a pool and a decoder.
// swift-format-ignore-file
import NIOCore
import NIOPosix

final class EchoHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer
  private let journal: Journal
  private let pool = NIOThreadPool.singleton

  init(journal: Journal) { self.journal = journal }

  func channelActive(context: ChannelHandlerContext) {
    journal.count += 1
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    journal.note("read")  // want 13 blocking-file-io event-loop via Journal.note(_:) > String.write(toFile:atomically:encoding:)
    let loop = context.eventLoop
    pool.runIfActive(eventLoop: loop) { self.journal.note("pooled") }.whenComplete { _ in
      self.journal.note("completed")  // want 20 blocking-file-io event-loop
    }
    let text = String(buffer: buffer)
    if text.hasPrefix("quit") { context.close(promise: nil) }
    context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    Task { self.journal.note("inactive") }  // want 25 blocking-file-io
  }

  func helper() { journal.note("helper") }
}
