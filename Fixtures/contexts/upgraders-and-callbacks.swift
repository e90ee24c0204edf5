// Upgraders, initializers of streams, checks of certificates and callbacks for rows run on the event loop of their channel.
import Foundation
import MySQLNIO
import NIOCore
import NIOHTTP2
import NIOSSH
import NIOSSL
import NIOWebSocket
import PostgresNIO
import RediStack

func use(
  _ channel: any Channel, _ context: NIOSSLContext, _ role: SSHConnectionRole, _ redis: RedisConnectionPool,
  _ mysql: MySQLConnection, _ database: any MySQLDatabase, _ postgres: PostgresConnection
) throws {
  _ = NIOWebSocketClientUpgrader { channel, _ in
    usleep(1)  // want 5 blocking-sleep event-loop
    return channel.eventLoop.makeSucceededVoidFuture()
  }
  _ = channel.configureHTTP2Pipeline(mode: .server) { stream in
    usleep(1)  // want 5 blocking-sleep event-loop
    return stream.eventLoop.makeSucceededVoidFuture()
  }
  _ = HTTP2StreamMultiplexer(mode: .server, channel: channel) { stream in
    usleep(1)  // want 5 blocking-sleep event-loop
    return stream.eventLoop.makeSucceededVoidFuture()
  }
  _ = NIOSSHHandler(role: role, allocator: channel.allocator) { channel, _ in
    usleep(1)  // want 5 blocking-sleep event-loop
    return channel.eventLoop.makeSucceededVoidFuture()
  }
  _ = try NIOSSLClientHandler(
    context: context, serverHostname: nil,
    customVerificationCallback: { _, promise in
      usleep(1)  // want 7 blocking-sleep event-loop
      promise.succeed(.certificateVerified)
    })
  _ = redis.leaseConnection { connection in
    usleep(1)  // want 5 blocking-sleep event-loop
    return connection.ping()
  }
  _ = database.withConnection { connection in
    usleep(1)  // want 5 blocking-sleep event-loop
    return connection.simpleQuery("SELECT 1")
  }
  _ = mysql.query("SELECT 1", onRow: { _ in usleep(1) })  // want 45 blocking-sleep event-loop
  _ = postgres.query("SELECT 1", [], onRow: { _ in usleep(1) })  // want 52 blocking-sleep event-loop
}

struct Reminder: NIOScheduledCallbackHandler {
  func handleScheduledCallback(eventLoop: some EventLoop) { usleep(1) }  // want 61 blocking-sleep event-loop
}
