// A synchronous entry point: waiting here is what everybody does, and no async code reaches it.
import NIOCore
import NIOPosix

let group = MultiThreadedEventLoopGroup(numberOfThreads: System.coreCount)
defer { try? group.syncShutdownGracefully() }
let server = Server(group: group)
let channel = try server.start().wait()
print("listening on \(channel.localAddress!)")
try channel.closeFuture.wait()
