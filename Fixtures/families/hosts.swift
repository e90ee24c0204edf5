// A host is looked up where a property of it is read; the name of the own one asks a server on Apple's systems only.
import Foundation

func addresses(of name: String) async -> [String] {
  let host = Host(name: name)
  return host.addresses  // want 15 blocking-dns warning certain
}

func name(of address: String) async -> String? {
  Host(address: address).name  // want 26 blocking-dns warning
}

func own() async -> [String] {
  print(ProcessInfo.processInfo.hostName)  // want 33 blocking-dns info
  return Host.current().names  // want 15 blocking-dns info
}
