// A stored property is one of the ways to have a property that a protocol asks for, or that a subclass overrides.
import Foundation

protocol Sized {
  var size: Int { get }
  var count: Int { get }
}
struct Stored: Sized {
  let size = 1
  var count: Int { 1 }
}
struct Computed: Sized {
  var size: Int {
    usleep(1)
    return 1
  }
  var count: Int {
    usleep(1)
    return 1
  }
}
func use(sized: any Sized, stored: Stored) async {
  _ = sized.size  // want blocking-sleep likely
  _ = sized.count  // want blocking-sleep likely
  _ = stored.size
}

class Model {
  var value = 1
  var name = ""
  final var mark = 1
  init() { value = 2 }
}
class SlowModel: Model {
  override var value: Int {
    get {
      usleep(1)
      return 1
    }
    set {}
  }
}
class ObservedModel: Model {
  override var name: String { didSet { usleep(1) } }
}
func use(model: Model, slow: SlowModel, observed: ObservedModel) async {
  _ = model.value  // want blocking-sleep likely via SlowModel.value > usleep(_:)
  model.value = 3
  model.name = ""  // want blocking-sleep likely via ObservedModel.name > usleep(_:)
  _ = model.name
  _ = model.mark
  let own = Model()
  _ = own.value
  _ = slow.value  // want blocking-sleep certain
  observed.name = ""  // want blocking-sleep certain
}
