// A key path that an argument gives says what a generic parameter is: own wrappers and subscripts for dependencies.
import Foundation

protocol InjectionKey {
  associatedtype Value
  static var currentValue: Self.Value { get set }
}

struct InjectedValues {
  nonisolated(unsafe) private static var current = InjectedValues()

  static subscript<K>(key: K.Type) -> K.Value where K: InjectionKey {
    get { key.currentValue }
    set { key.currentValue = newValue }
  }

  static subscript<T>(_ keyPath: WritableKeyPath<InjectedValues, T>) -> T {
    get { current[keyPath: keyPath] }
    set { current[keyPath: keyPath] = newValue }
  }
}

@propertyWrapper
struct Injected<T> {
  private let keyPath: WritableKeyPath<InjectedValues, T>
  var wrappedValue: T {
    get { InjectedValues[keyPath] }
    set { InjectedValues[keyPath] = newValue }
  }
  init(_ keyPath: WritableKeyPath<InjectedValues, T>) { self.keyPath = keyPath }
}

protocol NetworkProviding { func load() }
struct NetworkProvider: NetworkProviding { func load() { Thread.sleep(forTimeInterval: 1) } }

private struct NetworkProviderKey: InjectionKey {
  nonisolated(unsafe) static var currentValue: NetworkProviding = NetworkProvider()
}

extension InjectedValues {
  var networkProvider: NetworkProviding {
    get { Self[NetworkProviderKey.self] }
    set { Self[NetworkProviderKey.self] = newValue }
  }
}

final class Model {
  @Injected(\.networkProvider) var provider: NetworkProviding
  @Injected(\.networkProvider) var untyped
  func refresh() async {
    provider.load()  // want blocking-sleep
    untyped.load()  // want blocking-sleep
    InjectedValues[\.networkProvider].load()  // want blocking-sleep
    InjectedValues[NetworkProviderKey.self].load()  // want blocking-sleep
  }
}
