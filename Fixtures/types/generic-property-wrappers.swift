// What a generic property wrapper holds and projects is of the type of its property.
import Dispatch

@propertyWrapper struct Held<Value> {
  var wrappedValue: Value
  var projectedValue: Self { self }
  var all: [Value] { [wrappedValue] }
}

@propertyWrapper struct Shown<Value> {
  var wrappedValue: Value
  var projectedValue: Value { wrappedValue }
}

@propertyWrapper struct Named<Key: Hashable, Value> {
  var key: Key
  var wrappedValue: Value?
  init(wrappedValue: Value?, key: Key) {
    self.key = key
    self.wrappedValue = wrappedValue
  }
  var projectedValue: [Key: Value] { [:] }
}

struct Quiet {
  func wait() {}
}

struct Gates {
  @Held var held = DispatchSemaphore(value: 1)
  @Shown var shown: DispatchSemaphore
  @Named(key: 1) var named: DispatchSemaphore? = nil
  @Shown var quiet: Quiet

  func pass() async {
    held.wait()  // want blocking-semaphore
    $held.wrappedValue.wait()  // want blocking-semaphore
    $held.all.first?.wait()  // want blocking-semaphore
    _held.wrappedValue.wait()  // want blocking-semaphore
    _held.all[0].wait()  // want blocking-semaphore
    $shown.wait()  // want blocking-semaphore
    $named[1]?.wait()  // want blocking-semaphore
    $quiet.wait()
    _quiet.wrappedValue.wait()
  }
}
