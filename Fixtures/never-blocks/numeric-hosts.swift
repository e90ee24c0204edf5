// An address in numbers is read, not asked for.
import Foundation
import NIOCore

let localhost = "127.0.0.1"

func resolve(_ host: String) throws -> SocketAddress { try SocketAddress.makeAddressResolvingHost(host, port: 80) }

func addresses(_ name: String) async throws {
  _ = try SocketAddress.makeAddressResolvingHost("127.0.0.1", port: 80)
  _ = try SocketAddress.makeAddressResolvingHost("::1", port: 80)
  _ = try SocketAddress.makeAddressResolvingHost("fe80::1ff:fe23:4567:890a", port: 80)
  _ = try SocketAddress.makeAddressResolvingHost(localhost, port: 80)
  _ = try resolve("0.0.0.0")
  _ = try SocketAddress.makeAddressResolvingHost("localhost", port: 80)  // want 25 blocking-dns
  _ = try SocketAddress.makeAddressResolvingHost("1.2.3", port: 80)  // want 25 blocking-dns
  _ = try SocketAddress.makeAddressResolvingHost("face.cafe.dad.de", port: 80)  // want 25 blocking-dns
  _ = try SocketAddress.makeAddressResolvingHost(name, port: 80)  // want 25 blocking-dns
  _ = try resolve(name)  // want 11 blocking-dns
  var found: UnsafeMutablePointer<addrinfo>?
  _ = getaddrinfo("192.168.0.1", "80", nil, &found)
  _ = getaddrinfo(name, "80", nil, &found)  // want 7 blocking-dns
  // Of no name only the port is looked up, in a file.
  _ = getaddrinfo(nil, "80", nil, &found)
  _ = gethostbyname2("127.0.0.1", AF_INET)
  _ = gethostbyname2(name, AF_INET)  // want 7 blocking-dns
}
