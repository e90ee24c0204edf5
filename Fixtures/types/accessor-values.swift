// `newValue` and `oldValue`, which nobody declares, have the type of what is set.
import Foundation

struct Store {
  var file: URL
  subscript(name: String) -> Data? {
    get { nil }
    set { try? newValue?.write(to: file) }
  }
  var current: Data? {
    get { nil }
    set {
      guard let newValue else { return }
      try? newValue.write(to: file)
    }
  }
  var bytes = Data() { willSet { try? newValue.write(to: file) } }
  var earlier = Data() { didSet { try? oldValue.write(to: file) } }
  var memory: [UInt8] {
    get { [] }
    set { newValue.forEach { _ in } }
  }
  /// A name that is written takes the place of `newValue`.
  var named: Data {
    get { Data() }
    set(data) { try? data.write(to: file) }
  }
}

func change(_ store: inout Store) async {
  store["a"] = Data()  // want blocking-file-io "Data.write(to:)"
  store.current = Data()  // want blocking-file-io
  store.bytes = Data()  // want blocking-file-io
  store.earlier = Data()  // want blocking-file-io
  store.named = Data()  // want blocking-file-io
  store.memory = []
}
