// What Swinject resolves has the type that the argument names.
import Foundation
import Swinject

protocol Storage: Sendable { func save() }
struct DiskStorage: Storage {
  func save() { try? Data().write(to: URL(fileURLWithPath: "/x")) }
}

func save(with resolver: any Resolver, _ container: Container) async {
  resolver.resolve(Storage.self)?.save()  // want blocking-file-io
  let storage = container.resolve(Storage.self, name: "disk")
  storage?.save()  // want blocking-file-io
  container.synchronize().resolve(Storage.self, argument: "x")?.save()  // want blocking-file-io
  container.resolve(Storage.self, name: "disk", arguments: "x", 1)?.save()  // want blocking-file-io
}

func save(with assembler: Assembler) async {
  assembler.resolver.resolve(Storage.self)?.save()  // want blocking-file-io
}
