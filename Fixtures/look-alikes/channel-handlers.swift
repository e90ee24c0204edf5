// Methods of a handler that nobody but the program calls, though the names of their likes are NIO's.
import Foundation
import NIOCore

final class Client: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  let channel: any Channel
  init(_ channel: any Channel) { self.channel = channel }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { usleep(1) }  // want 68 blocking-sleep event-loop
  func close() throws { try channel.close().wait() }
  func write(_ text: String) throws { try channel.writeAndFlush(text).wait() }
  func read(count: Int) -> Data { FileHandle.standardInput.readData(ofLength: count) }
  func flush() { usleep(1) }
}

struct Decoder: ByteToMessageDecoder {
  typealias InboundOut = ByteBuffer
  func decode(_ text: String) { usleep(1) }
  mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
    usleep(1)  // want 5 blocking-sleep event-loop
    return .needMoreData
  }
  func decoderRemoved(context: ChannelHandlerContext) { usleep(1) }  // want 57 blocking-sleep event-loop
}

struct Encoder: MessageToByteEncoder {
  typealias OutboundIn = Int
  func encode(data: Int, out: inout ByteBuffer) throws { usleep(1) }  // want 58 blocking-sleep event-loop
  func encode(_ number: Int) { usleep(1) }
}

// In NIO 1 decoders were handlers.
final class OldDecoder: ByteToMessageDecoder {
  typealias InboundOut = ByteBuffer
  func channelInactive(ctx: ChannelHandlerContext) { usleep(1) }  // want 54 blocking-sleep event-loop
}
