// What a variable is set to counts in the closures and local functions that name it, unless it is set again before they run.
import Foundation

func parse(_ host: String) async -> Int32 {
  var hints = addrinfo()
  hints.ai_flags = AI_NUMERICHOST
  var result: UnsafeMutablePointer<addrinfo>?
  let first = host.withCString { getaddrinfo($0, nil, &hints, &result) }
  func again() -> Int32 { getaddrinfo(host, nil, &hints, &result) }
  return first + again()
}

func parseLater(_ host: String) async -> Int32 {
  var hints = addrinfo()
  hints.ai_flags = AI_NUMERICHOST
  var result: UnsafeMutablePointer<addrinfo>?
  func parse() -> Int32 { getaddrinfo(host, nil, &hints, &result) }
  hints.ai_flags = 0
  return parse()  // want 10 blocking-dns
}

func parseTwice(_ host: String) async -> Int32 {
  var hints = addrinfo()
  hints.ai_flags = AI_NUMERICHOST
  var result: UnsafeMutablePointer<addrinfo>?
  let first = host.withCString { getaddrinfo($0, nil, &hints, &result) }
  hints.ai_flags = 0
  return first + host.withCString { getaddrinfo($0, nil, &hints, &result) }  // want 37 blocking-dns
}

func read(_ urls: [URL]) async -> [Data] {
  var options: Data.ReadingOptions = []
  options = [.alwaysMapped]
  return urls.compactMap { try? Data(contentsOf: $0, options: options) }  // want blocking-file-io info
}

func flags(_ waits: Bool) -> Int32 {
  var flags: Int32 = 0
  flags |= WNOHANG
  return flags
}

func someFlags(_ waits: Bool) -> Int32 {
  var flags: Int32 = 0
  if !waits { flags |= WNOHANG }
  return flags
}

func reap(_ child: pid_t) async {
  waitpid(child, nil, flags(true))
  waitpid(child, nil, someFlags(true))  // want 3 blocking-process
}
