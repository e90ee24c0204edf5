// Name resolution and sockets of the C library.
import Foundation

func resolve(_ host: String) async -> Int32 {
  var result: UnsafeMutablePointer<addrinfo>?
  let status = getaddrinfo(host, "80", nil, &result)  // want 16 blocking-dns warning certain
  defer { freeaddrinfo(result) }
  _ = gethostbyname(host)  // want 7 blocking-dns
  return status
}

func resolveAgain(_ host: String) async {
  var entry = hostent()
  var found: UnsafeMutablePointer<hostent>?
  var error: Int32 = 0
  var buffer = [CChar](repeating: 0, count: 1024)
  _ = gethostbyname_r(host, &entry, &buffer, 1024, &found, &error)  // want 7 blocking-dns
  _ = gethostbyname_r("127.0.0.1", &entry, &buffer, 1024, &found, &error)
  _ = gethostbyname2_r(host, AF_INET6, &entry, &buffer, 1024, &found, &error)  // want 7 blocking-dns
  _ = gethostbyaddr_r([127, 0, 0, 1], 4, AF_INET, &entry, &buffer, 1024, &found, &error)  // want 7 blocking-dns
}

func accounts(_ name: String) async {
  var user = passwd()
  var foundUser: UnsafeMutablePointer<passwd>?
  var team = group()
  var foundTeam: UnsafeMutablePointer<group>?
  var buffer = [CChar](repeating: 0, count: 1024)
  _ = getpwnam_r(name, &user, &buffer, 1024, &foundUser)  // want 7 blocking-dns info
  _ = getpwuid_r(0, &user, &buffer, 1024, &foundUser)  // want 7 blocking-dns info
  _ = getgrnam_r(name, &team, &buffer, 1024, &foundTeam)  // want 7 blocking-dns info
  _ = getgrgid_r(0, &team, &buffer, 1024, &foundTeam)  // want 7 blocking-dns info
  _ = getgrgid(0)  // want 7 blocking-dns info
}

func sockets(_ fd: Int32, _ buffer: UnsafeMutableRawPointer, _ address: UnsafePointer<sockaddr>) async {
  _ = connect(fd, address, 16)  // want 7 blocking-socket
  let client = accept(fd, nil, nil)  // want 16 blocking-socket
  _ = recv(client, buffer, 1, 0)  // want 7 blocking-socket error
  _ = recvfrom(client, buffer, 1, 0, nil, nil)  // want 7 blocking-socket
  _ = recv(client, buffer, 1, Int32(MSG_DONTWAIT))
  var descriptors = [pollfd(fd: fd, events: Int16(POLLIN), revents: 0)]
  _ = poll(&descriptors, 1, -1)  // want 7 blocking-socket
  _ = poll(&descriptors, 1, 0)
  _ = listen(fd, 10)
  _ = bind(fd, address, 16)
}

final class Server {
  private var descriptor: Int32 = 0
  func acceptOne() -> Int32 { accept(descriptor, nil, nil) }
  func loop() async {
    while !Task.isCancelled {
      let client = acceptOne()  // want 20 blocking-socket via Server.acceptOne() > accept(_:_:_:)
      Task { await handle(client) }
    }
  }
  func handle(_ client: Int32) async {}
}
