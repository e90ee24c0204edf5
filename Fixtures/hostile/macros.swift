// Macros and unknown attributes change nothing: `@Observable`, `#Preview`-like uses, attached macros.
import Foundation
import Observation

@Observable final class Model {
  var items: [String] = []
  @ObservationIgnored var cache: Data?

  func load() { cache = try? Data(contentsOf: URL(fileURLWithPath: "/x")) }
  func refresh() async {
    load()  // want 5 blocking-file-io via Model.load() > Data.init(contentsOf:)
    usleep(1)  // want 5 blocking-sleep
  }
}

func locations() async {
  print(#file, #line, #function, #filePath)
  let value = #line + Int(usleep(1))  // want 27 blocking-sleep
  #if DEBUG
    print(#fileID, usleep(1))  // want 20 blocking-sleep
  #endif
  print(value)
}

func tracked(_ model: Model) async {
  withObservationTracking {
    usleep(1)  // want 5 blocking-sleep
    print(model.items)
  } onChange: {
    usleep(1)
  }
}
