// What Factory injects has the type that the container's factory is for.
import FactoryKit
import Foundation

protocol StoreType { func save() }
struct Store: StoreType { func save() { Thread.sleep(forTimeInterval: 1) } }
final class Logs { func flush() { Thread.sleep(forTimeInterval: 1) } }

extension Container {
  var store: Factory<StoreType> { self { Store() }.singleton }
  var logs: Factory<Logs> { Factory(self) { Logs() } }
  var numbered: ParameterFactory<Int, Logs> { self { _ in Logs() } }
}

final class Shop: SharedContainer {
  static let shared = Shop()
  let manager = ContainerManager()
  var logs: Factory<Logs> { self { Logs() } }
}

final class Model {
  @Injected(\.store) private var store
  @LazyInjected(\.logs) private var logs
  @WeakLazyInjected(\Container.logs) private var weakLogs
  @Injected(\Shop.logs) private var shopLogs
  @DynamicInjected(\.store) var dynamic
  func refresh() async {
    store.save()  // want blocking-sleep
    logs.flush()  // want blocking-sleep
    weakLogs?.flush()  // want blocking-sleep
    shopLogs.flush()  // want blocking-sleep
    dynamic.save()  // want blocking-sleep
    Container.shared.logs().flush()  // want blocking-sleep
    Container.shared.numbered(3).flush()  // want blocking-sleep
    Shop.shared.logs.resolve().flush()  // want blocking-sleep
  }
}
