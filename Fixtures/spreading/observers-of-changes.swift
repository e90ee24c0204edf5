// A property is set by whatever changes its value in place, so its observer runs.
import Foundation

func save() { try? Data().write(to: URL(fileURLWithPath: "/tmp/x")) }

final class View { func update(with value: Int) {}; func move(to place: Int) {}; func replace(_ one: Int, with other: Int) {} }

final class Store {
  var items = [1] { didSet { save() } }
  var numbers: Set<Int> = [] { didSet { save() } }
  var text = "" { didSet { save() } }
  var data = Data() { didSet { save() } }
  var chosen: Int? { didSet { save() } }
  var view = View() { didSet { save() } }

  func change() async {
    _ = items.partition { $0 > 1 }  // want 9 blocking-file-io
    items.reserveCapacity(10)  // want 5 blocking-file-io
    items.withUnsafeMutableBufferPointer { $0[0] = 2 }  // want 5 blocking-file-io
    _ = items.withContiguousMutableStorageIfAvailable { $0[0] = 2 }  // want 9 blocking-file-io
    numbers.formSymmetricDifference([1])  // want 5 blocking-file-io
    numbers.update(with: 1)  // want 5 blocking-file-io
    text.replace("a", with: "b")  // want 5 blocking-file-io
    data.withUnsafeMutableBytes { $0[0] = 1 }  // want 5 blocking-file-io
    _ = chosen.take()  // want 9 blocking-file-io
    _ = items.prefix { $0 > 1 }
    items.withUnsafeBufferPointer { _ = $0[0] }
    _ = text.replacing("a", with: "b")
    // An object is changed, not the property that holds it.
    view.update(with: 1)
    view.move(to: 1)
    view.replace(1, with: 2)
  }
}
