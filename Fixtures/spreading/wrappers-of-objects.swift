// A wrapper with a subscript that takes the object is used by that in classes, and by its "wrappedValue" elsewhere.
// swift-format-ignore-file
import Foundation

@propertyWrapper final class Persisted<Value: Codable> {
  static subscript<Owner: AnyObject>(
    _enclosingInstance owner: Owner,
    wrapped wrapped: ReferenceWritableKeyPath<Owner, Value>,
    storage storage: ReferenceWritableKeyPath<Owner, Persisted<Value>>
  ) -> Value {
    get { owner[keyPath: storage].value }
    set {
      owner[keyPath: storage].value = newValue
      try? JSONEncoder().encode(newValue).write(to: URL(fileURLWithPath: "draft"))
    }
  }
  var wrappedValue: Value {
    get {
      usleep(1)
      return value
    }
    set { value = newValue }
  }
  var value: Value
  init(wrappedValue: Value) { value = wrappedValue }
}
@MainActor final class Model {
  @Persisted var draft = ""
  @Persisted static var count = 0
  func type(_ text: String) async {
    await Task.yield()
    draft = text  // want 5 blocking-file-io via Persisted.subscript > Data.write(to:)
    self.draft = text  // want 10 blocking-file-io
    print(draft)
    draft.append(text)  // want 5 blocking-file-io
    _draft.value = text
    print(Self.count)  // want 16 blocking-sleep
  }
}
struct Note {
  @Persisted var text = ""
  func read() async { print(text) }  // want 29 blocking-sleep
}
func write(_ text: String, to model: Model) async { await model.type(text) }
