// What a web socket calls runs on its event loop, unless it awaits.
// swift-format-ignore-file
import Foundation
import Vapor

func connect(_ group: any EventLoopGroup) async throws {
  let connected = WebSocket.connect(to: "ws://x", on: group) { socket in
    usleep(1)  // want 5 blocking-sleep event-loop
    socket.onText { socket, text in
      usleep(1)  // want 7 blocking-sleep event-loop
    }
  }
  let proxied = WebSocket.connect(host: "x", query: "y", proxy: "z", on: group) { socket in
    usleep(1)  // want 5 blocking-sleep event-loop
  }
  try await WebSocket.connect(host: "x", query: "y", on: group) { socket in
    usleep(1)  // want 5 blocking-sleep
  }
  // The future is awaited, not the call.
  try await WebSocket.connect(to: "ws://x", on: group) { socket in
    usleep(1)  // want 5 blocking-sleep event-loop
  }.get()
}

func routes(_ app: Application) throws {
  // What may be async is, though it does not await.
  app.webSocket(
    "guarded", shouldUpgrade: { request in
      usleep(1)  // want 7 blocking-sleep
      return [:]
    }, onUpgrade: { request, socket async in })
  app.webSocket("chat") { request, socket in
    usleep(1)  // want 5 blocking-sleep event-loop
    socket.onText { socket, text in
      usleep(1)  // want 7 blocking-sleep event-loop
    }
    socket.onBinary { socket, buffer in usleep(1) }  // want 41 blocking-sleep event-loop
    socket.onPing { socket, data in usleep(1) }  // want 37 blocking-sleep event-loop
    socket.onText { socket, text in
      usleep(1)  // want 7 blocking-sleep
      try? await socket.send(text)
    }
    socket.onClose.whenComplete { _ in usleep(1) }  // want 40 blocking-sleep event-loop
  }
}
