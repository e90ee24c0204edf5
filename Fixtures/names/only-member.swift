// A receiver of unknown type: a name of several words that one method of the project bears is likely that method.
import Foundation
import SomeLibrary

final class Certificates {
  func reloadCertificates(from path: String) { usleep(1) }
  func load() { usleep(1) }
  static func makeDefaultCertificates() -> Certificates { usleep(1); return Certificates() }
}
struct First {
  func closeEverything() { usleep(1) }
}
struct Second {
  func closeEverything() {}
}

func unknown() async {
  let thing = library()
  thing.reloadCertificates(from: "a")  // want blocking-sleep likely
  thing.reloadCertificates()
  thing.load()
  thing.closeEverything()
  install(.makeDefaultCertificates())  // want blocking-sleep likely
  await thing.reloadCertificates(from: "b")
}
