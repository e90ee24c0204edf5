// Waits for a completion handler: a semaphore or group holds the thread, whatever async function would give the same.
import Dispatch
import Foundation
import FoundationNetworking

func fetch(_ request: URLRequest) async throws -> Data? {
  let done = DispatchSemaphore(value: 0)
  nonisolated(unsafe) var result: Data?
  URLSession.shared.dataTask(with: request) { data, _, _ in
    result = data
    done.signal()
  }.resume()
  done.wait()  // want 8 blocking-semaphore error certain
  return result
}

func fetchAll(_ urls: [URL], _ session: URLSession) async {
  let group = DispatchGroup()
  for url in urls {
    group.enter()
    session.downloadTask(with: url) { _, _, _ in group.leave() }.resume()
  }
  group.wait()  // want 9 blocking-wait error certain
}

func size(of name: String, completion: @escaping @Sendable (Int) -> Void) { completion(name.count) }
func size(of name: String) async -> Int { name.count }

func sizeAtOnce(of name: String) -> Int {
  let done = DispatchSemaphore(value: 0)
  nonisolated(unsafe) var result = 0
  size(of: name) {
    result = $0
    done.signal()
  }
  done.wait()
  return result
}

func report(_ name: String) async -> Int {
  sizeAtOnce(of: name)  // want 3 blocking-semaphore error certain
}
