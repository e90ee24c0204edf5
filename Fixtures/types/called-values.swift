// What a call of a value gives is what its "callAsFunction" gives.
import Foundation

final class Store { func save() { Thread.sleep(forTimeInterval: 1) } }
struct Maker {
  func callAsFunction() -> Store { Store() }
  func callAsFunction(_ n: Int) -> [Store] { [] }
}
struct Generic<T> {
  let make: @Sendable () -> T
  func callAsFunction() -> T { make() }
}
final class Holder: @unchecked Sendable {
  let maker = Maker()
  let generic = Generic<Store> { Store() }
  func run(_ given: Maker?) async {
    maker().save()  // want blocking-sleep
    let local = Maker()
    local().save()  // want blocking-sleep
    given?().save()  // want blocking-sleep
    for store in maker(3) { store.save() }  // want blocking-sleep
    generic().save()  // want blocking-sleep
  }
}
func make() -> Maker { Maker() }
func use() async { make()().save() }  // want blocking-sleep
