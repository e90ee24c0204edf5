// Completion handlers, readability handlers and dispatch sources run on other threads.
import Dispatch
import Foundation
import FoundationNetworking

func handlers(_ session: URLSession, _ request: URLRequest, _ handle: FileHandle) async {
  let task = session.dataTask(with: request) { data, _, _ in
    usleep(1)
    try? data?.write(to: URL(fileURLWithPath: "/tmp/x"))
  }
  task.resume()
  session.downloadTask(with: request) { url, _, _ in
    if let url { _ = try? Data(contentsOf: url) }
  }.resume()
  handle.readabilityHandler = { handle in _ = handle.availableData }
  handle.writeabilityHandler = { handle in handle.write(Data()) }

  let source = DispatchSource.makeTimerSource(queue: .global())
  source.setEventHandler { usleep(1) }
  source.setCancelHandler { usleep(1) }
  source.resume()

  let signal = DispatchSource.makeSignalSource(signal: SIGTERM)
  signal.setEventHandler(handler: { usleep(1) })
  signal.activate()

  DispatchIO.read(fromFileDescriptor: 0, maxLength: 10, runningHandlerOn: .global()) { _, _ in usleep(1) }
}

func loadPage(_ url: URL) async throws -> Data {
  try await withCheckedThrowingContinuation { continuation in
    URLSession.shared.dataTask(with: url) { data, _, error in
      if let data { continuation.resume(returning: data) } else { continuation.resume(throwing: error!) }
      Thread.sleep(forTimeInterval: 0.1)
    }.resume()
  }
}
