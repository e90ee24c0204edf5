// Continuation bodies and stream builders run inline, before anything suspends; handlers of both do not.
import Dispatch
import Foundation

func continuations(_ semaphore: DispatchSemaphore) async throws {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    usleep(1)  // want blocking-sleep
    continuation.resume()
  }
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, Error>) in
    semaphore.wait()  // want 15 blocking-semaphore error certain
    continuation.resume()
  }
  await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
    usleep(1)  // want blocking-sleep
    DispatchQueue.global().async {
      usleep(1)
      continuation.resume()
    }
  }
  let value: Int = try await withUnsafeThrowingContinuation {
    usleep(1)  // want blocking-sleep
    $0.resume(returning: 1)
  }
  _ = value
}

func streams() async {
  let lines = AsyncStream<Int> { continuation in
    usleep(1)  // want blocking-sleep
    continuation.onTermination = { _ in usleep(1) }
    let task = Task {
      usleep(1)  // want blocking-sleep
      continuation.finish()
    }
    _ = task
  }
  let buffered = AsyncStream(Int.self, bufferingPolicy: .bufferingNewest(1)) { continuation in
    usleep(1)  // want blocking-sleep
    continuation.finish()
  }
  let throwing = AsyncThrowingStream<Int, Error> { continuation in
    usleep(1)  // want blocking-sleep
    DispatchQueue.global().async {
      while let line = readLine() { continuation.yield(line.count) }
      continuation.finish()
    }
  }
  let unfolding = AsyncStream<Int>(unfolding: {
    usleep(1)  // want blocking-sleep
    return nil
  })
  let mapped = lines.map { (value: Int) -> Int in
    usleep(1)  // want blocking-sleep
    return value
  }
  for await value in mapped { print(value) }
  _ = (buffered, throwing, unfolding)
}

// The builder of a stream made by a synchronous function runs in that function, at its callers' cost.
func makeStream() -> AsyncStream<Int> {
  AsyncStream { continuation in
    usleep(1)
    continuation.finish()
  }
}
func consume() async {
  for await _ in makeStream() {}  // want 18 blocking-sleep via makeStream() > usleep(_:)
}
