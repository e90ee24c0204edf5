// Handlers and callbacks that block their event loop.
import Foundation
import NIOCore
import NIOPosix

final class FileHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer
  private var received = 0
  private let file: FileHandle

  init(file: FileHandle) { self.file = file }

  func channelActive(context: ChannelHandlerContext) {
    /*«*/Thread.sleep(forTimeInterval: 0.1)/*…*/  // want blocking-sleep event-loop
    context.writeAndFlush(self.wrapOutboundOut(ByteBuffer(string: "hello")), promise: nil)
    /*»*/
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    received += 1
    /*«*/file.write(Data(buffer.readableBytesView))/*»*/  // want blocking-file-io event-loop
    context.fireChannelRead(data)
  }

  func channelInactive(context: ChannelHandlerContext) {
    /*«*/try? Data(String(received).utf8).write(to: URL(fileURLWithPath: "count"))/*»*/  // want blocking-file-io event-loop
    context.fireChannelInactive()
  }
}

struct Files: Sendable {
  let folder: URL

  func load(_ name: EventLoopFuture<String>) -> EventLoopFuture<Data> {
    name.flatMapThrowing { /*«*/try Data(contentsOf: folder.appendingPathComponent($0))/*»*/ }  // want blocking-file-io event-loop
  }

  func size(_ path: EventLoopFuture<String>) -> EventLoopFuture<Int> {
    path.map { name in
      /*«*/FileManager.default.contents(atPath: name)?.count ?? 0/*»*/  // want blocking-file-io event-loop
    }
  }

  func text(_ name: EventLoopFuture<String>) -> EventLoopFuture<String?> {
    name.map { /*«*/try? String(contentsOfFile: $0, encoding: .utf8)/*»*/ }  // want blocking-file-io event-loop
  }

  func copy(_ path: EventLoopFuture<String>) -> EventLoopFuture<Void> {
    path.flatMapThrowing { name in
      /*«*/try FileManager.default.copyItem(atPath: name, toPath: name + ".bak")/*»*/  // want blocking-file-io event-loop
    }
  }

  func save(_ data: Data, on loop: any EventLoop) -> EventLoopFuture<Void> {
    loop.submit { /*«*/try data.write(to: folder.appendingPathComponent("a"))/*»*/ }  // want blocking-file-io event-loop
  }

  func saveLater(_ data: Data, on loop: any EventLoop) {
    loop.scheduleTask(in: .seconds(1)) { /*«*/try data.write(to: folder)/*»*/ }  // want blocking-file-io event-loop
  }

  func note(_ future: EventLoopFuture<Int>) {
    future.whenSuccess { number in
      /*«*/try? String(number).write(toFile: "a", atomically: true, encoding: .utf8)/*»*/  // want blocking-file-io event-loop
    }
  }

  func noteAll(_ future: EventLoopFuture<Int>) {
    future.whenComplete { result in
      switch result {
      case .success(let number):
        /*«*/try? String(number).write(toFile: "a", atomically: true, encoding: .utf8)/*»*/  // want blocking-file-io event-loop
      case .failure(let error): print(error)
      }
    }
  }

  func sync(_ future: EventLoopFuture<Int>) -> EventLoopFuture<Int> {
    future.always { _ in /*«*/fsync(3)/*»*/ }  // want blocking-file-io event-loop
  }
}

func pause(_ future: EventLoopFuture<Int>) {
  future.whenSuccess { number in
    /*«*/usleep(1000)/*…*/  // want blocking-sleep event-loop
    print(number)
    /*»*/
  }
}

func sum(_ future: EventLoopFuture<Int>, _ other: EventLoopFuture<Int>) -> EventLoopFuture<Int> {
  future.flatMapThrowing { number in
    /*«*/let more = try other.wait()/*…*/  // want event-loop-wait event-loop
    return number + 1
    /*»*/
  }
}

func show(_ future: EventLoopFuture<Int>, _ other: EventLoopFuture<Int>) {
  future.whenSuccess { number in
    /*«*/_ = try? other.wait()/*…*/  // want event-loop-wait event-loop
    print(number)
    /*»*/
  }
}

func greet(_ channel: any Channel) -> EventLoopFuture<Void> {
  channel.eventLoop.submit { /*«*/try String(contentsOfFile: "banner.txt", encoding: .utf8)/*»*/ }  // want blocking-file-io event-loop
    .flatMap { banner in channel.writeAndFlush(ByteBuffer(string: banner)) }
}

func tick(_ loop: any EventLoop) -> RepeatedTask {
  loop.scheduleRepeatedTask(initialDelay: .zero, delay: .seconds(60)) { _ in
    /*«*/try Data("alive".utf8).write(to: URL(fileURLWithPath: "heartbeat"))/*»*/  // want blocking-file-io event-loop
  }
}
