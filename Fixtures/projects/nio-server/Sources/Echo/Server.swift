// The server: initializers run on the event loop, futures chain there.
// swift-format-ignore-file
import Foundation
import NIOCore
import NIOPosix

final class Server {
  private let group: any EventLoopGroup
  private let journal = Journal()
  init(group: any EventLoopGroup) { self.group = group }

  func start() -> EventLoopFuture<any Channel> {
    ServerBootstrap(group: group)
      .serverChannelOption(ChannelOptions.backlog, value: 256)
      .childChannelInitializer { channel in
        self.journal.note("accepted")  // want 22 blocking-file-io event-loop
        return channel.pipeline.addHandler(EchoHandler(journal: self.journal))
      }
      .bind(host: "127.0.0.1", port: 7777)
      .map { (channel: any Channel) -> any Channel in
        self.journal.count += 1
        return channel
      }
  }

  func stop() async throws {
    try await group.shutdownGracefully()
    try group.syncShutdownGracefully()  // want 15 event-loop-wait
  }

  func ask(_ channel: any Channel, _ text: String) async throws {
    try channel.writeAndFlush(ByteBuffer(string: text)).wait()  // want 57 event-loop-wait
    try await channel.writeAndFlush(ByteBuffer(string: text)).get()
    try await channel.writeAndFlush(ByteBuffer(string: text))
    _ = try await channel.eventLoop.submit { self.journal.count }.get()
    channel.eventLoop.execute { self.journal.note("x") }  // want 46 blocking-file-io event-loop
    channel.eventLoop.scheduleTask(in: .seconds(1)) { Thread.sleep(forTimeInterval: 1) }  // want 62 blocking-sleep event-loop
  }
}
