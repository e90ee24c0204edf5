// Metatypes as arguments, written with the signs of types.
import Foundation

struct Settings: Codable, Hashable {
  func load() { usleep(1) }
}

final class Registry {
  func first<T>(_ type: T.Type) -> T? { nil }
  subscript<T>(_ type: T.Type) -> T { fatalError() }
}

func make<T>(_ type: T.Type) -> T { fatalError() }

func decoded(_ data: Data) async throws {
  for settings in try JSONDecoder().decode([Settings].self, from: data) { settings.load() }  // want blocking-sleep
  try JSONDecoder().decode([String: Settings].self, from: data)["a"]?.load()  // want blocking-sleep
  try JSONDecoder().decode([[Settings]].self, from: data).first?.first?.load()  // want blocking-sleep
  try JSONDecoder().decode(Settings?.self, from: data)?.load()  // want blocking-sleep
}

func made(_ registry: Registry) async {
  make([DispatchSemaphore].self)[0].wait()  // want blocking-semaphore
  make((DispatchSemaphore, Int).self).0.wait()  // want blocking-semaphore
  make((name: String, settings: Settings).self).settings.load()  // want blocking-sleep
  make([(Settings, Int)].self).first?.0.load()  // want blocking-sleep
  registry.first([Settings].self)?.first?.load()  // want blocking-sleep
  registry[[Settings?].self].first??.load()  // want blocking-sleep
}

func emptied() async {
  let nested = [[Settings]]()
  nested.first?.first?.load()  // want blocking-sleep
  let pairs = [(Settings, Int)]()
  pairs.first?.0.load()  // want blocking-sleep
  let optionals = [String: Settings?]()
  optionals["a"]??.load()  // want blocking-sleep
}
