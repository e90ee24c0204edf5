// Helpers called on the event loop are reported there, with the chain.
import Foundation
import NIOCore

struct Parser {
  func parse(_ buffer: ByteBuffer) -> Int { load() }
  private func load() -> Int {
    Thread.sleep(forTimeInterval: 1)
    return 1
  }
}

final class Handler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  let parser = Parser()

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    // want-next 16 blocking-sleep event-loop via Parser.parse(_:) > Parser.load() > Thread.sleep(forTimeInterval:)
    _ = parser.parse(buffer)
    respond(context)
  }

  private func respond(_ context: ChannelHandlerContext) {
    context.eventLoop.execute {
      _ = self.parser.parse(ByteBuffer())  // want 23 blocking-sleep event-loop
    }
  }
}
