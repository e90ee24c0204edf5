// NIOFileSystem has the type names of Foundation and of TSCBasic, and is async.
import NIOCore
import NIOFileSystem
import NIOPosix

func files(_ path: FilePath, _ io: NonBlockingFileIO, _ loop: EventLoop) async throws {
  let fileSystem = FileSystem.shared
  try await fileSystem.copyItem(at: path, to: path)
  try await fileSystem.moveItem(at: path, to: path)
  try await fileSystem.removeItem(at: path)
  try await fileSystem.createDirectory(at: path, withIntermediateDirectories: true)
  _ = try await fileSystem.info(forFileAt: path)
  let buffer = try await fileSystem.withFileHandle(forReadingAt: path) { handle in
    try await handle.readToEnd(maximumSizeAllowed: .mebibytes(1))
  }
  try await fileSystem.withFileHandle(forWritingAt: path) { handle in
    try await handle.write(contentsOf: buffer, toAbsoluteOffset: 0)
  }
  let reading = try await fileSystem.openFile(forReadingAt: path)
  for try await chunk in reading.readChunks() { _ = chunk }
  try await reading.close()
  let handle = try await io.openFile(path: "x", mode: .read, eventLoop: loop).get()
  _ = try await io.read(fileHandle: handle, byteCount: 1, allocator: ByteBufferAllocator(), eventLoop: loop).get()
}

func descriptors(_ io: NonBlockingFileIO, _ loop: EventLoop) async throws {
  let handle = NIOFileHandle(descriptor: 3)
  _ = try await io.read(fileHandle: handle, byteCount: 1, allocator: ByteBufferAllocator(), eventLoop: loop).get()
  try handle.withUnsafeFileDescriptor { print($0) }
  try handle.close()
}

func channels(_ channel: Channel, _ context: ChannelHandlerContext, _ buffer: ByteBuffer) async throws {
  try await channel.writeAndFlush(buffer)
  channel.write(buffer, promise: nil)
  channel.read()
  channel.flush()
  context.write(NIOAny(buffer), promise: nil)
  context.read()
  try await channel.close()
  try await context.close()
  let bootstrap = ClientBootstrap(group: channel.eventLoop)
  _ = try await bootstrap.connect(host: "localhost", port: 80).get()
  _ = channel.pipeline.addHandler(Echo())
}

final class Echo: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    context.write(data, promise: nil)
    context.close(promise: nil)
  }
}
