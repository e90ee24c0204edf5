// A NIO server in the async style: async channels, writers, thread pool, file system.
import NIOCore
import NIOFileSystem
import NIOPosix

actor Connections {
  private var channels: [ObjectIdentifier: any Channel] = [:]
  func add(_ channel: any Channel) { channels[ObjectIdentifier(channel)] = channel }
  func broadcast(_ text: String) async {
    for channel in channels.values {
      try? await channel.writeAndFlush(ByteBuffer(string: text)).get()
      channel.write(ByteBuffer(string: text), promise: nil)
      channel.flush()
    }
  }
  func closeAll() async throws {
    for channel in channels.values { try await channel.close() }
  }
}

struct Server {
  let group: any EventLoopGroup
  let connections = Connections()

  func run() async throws {
    let server = try await ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    try await withThrowingDiscardingTaskGroup { group in
      try await server.executeThenClose { inbound in
        for try await client in inbound {
          group.addTask { try await handle(client) }
        }
      }
    }
  }

  private func handle(_ client: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async throws {
    await connections.add(client.channel)
    try await client.executeThenClose { inbound, outbound in
      for try await buffer in inbound {
        var buffer = buffer
        let text = buffer.readString(length: buffer.readableBytes) ?? ""
        try await outbound.write(ByteBuffer(string: text))
      }
      outbound.finish()
    }
  }

  func file(_ path: FilePath) async throws -> ByteBuffer {
    try await FileSystem.shared.withFileHandle(forReadingAt: path) { handle in
      let info = try await handle.info()
      _ = info.size
      return try await handle.readToEnd(maximumSizeAllowed: .mebibytes(1))
    }
  }

  func store(_ buffer: ByteBuffer, _ path: FilePath) async throws {
    try await FileSystem.shared.withFileHandle(forWritingAt: path, options: .newFile(replaceExisting: true)) { handle in
      try await handle.write(contentsOf: buffer.readableBytesView, toAbsoluteOffset: 0)
    }
    try await FileSystem.shared.copyItem(at: path, to: path)
    try await FileSystem.shared.removeItem(at: path)
  }

  func legacy(_ name: String) async throws -> [UInt8] {
    try await NIOThreadPool.singleton.runIfActive { try readAll(name) }
  }
}

func readAll(_ name: String) throws -> [UInt8] {
  guard let file = fopen(name, "r") else { return [] }
  defer { fclose(file) }
  var buffer = [UInt8](repeating: 0, count: 1024)
  let count = fread(&buffer, 1, 1024, file)
  return Array(buffer.prefix(count))
}

final class Framer: ByteToMessageDecoder {
  typealias InboundOut = ByteBuffer
  func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
    guard let line = buffer.readSlice(length: 4) else { return .needMoreData }
    context.fireChannelRead(wrapInboundOut(line))
    return .continue
  }
}
