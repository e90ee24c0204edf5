// A synchronous main-actor function has a summary like any helper, also when it is called with `await`.
import Foundation

@MainActor final class Model {
  var items: [String] = []
  func reload() { items = (try? String(contentsOfFile: "/x", encoding: .utf8))?.components(separatedBy: "\n") ?? [] }
  func append(_ item: String) { items.append(item) }
  var text: String {
    usleep(1)
    return items.joined()
  }
  func update() async {
    reload()  // want 5 blocking-file-io via Model.reload() > String.init(contentsOfFile:encoding:)
    append("x")
  }
}

@MainActor func render(_ model: Model) { model.reload() }

func background(_ model: Model) async {
  await model.reload()  // want 15 blocking-file-io
  await model.append("x")
  _ = await model.text  // want 19 blocking-sleep via Model.text > usleep(_:)
  await render(model)  // want 9 blocking-file-io
  await MainActor.run { model.reload() }  // want 31 blocking-file-io
}

@MainActor func action(_ model: Model) {
  model.reload()
  Task { model.reload() }  // want 16 blocking-file-io
}
