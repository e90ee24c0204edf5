// Each value of a generic type holds a closure of its own: what blocks in one says nothing of the others, and of a value that nobody knows nothing is told.
// swift-format-ignore-file
import Foundation

final class Memo<Key: Hashable, Value> {
  private let load: (Key) -> Value
  init(_ load: @escaping (Key) -> Value) { self.load = load }
  func value(_ key: Key) -> Value { load(key) }
}

struct Lazy<Value> {
  let make: () -> Value
  var value: Value { make() }
}

final class Later<Value> {
  let make: () -> Value
  init(_ make: @autoclosure @escaping () -> Value) { self.make = make }
  func value() -> Value { make() }
}

final class Usual<Value> {
  let make: () -> Int = { usleep(1); return 1 }
  func value() -> Int { make() }
}

func slow() -> Int { usleep(1); return 1 }
func read(_ url: URL) -> Data { (try? Data(contentsOf: url)) ?? Data() }
func makeFiles() -> Memo<URL, Data> { Memo(read) }
let files = Memo<URL, Data>(read)
let nothing = Memo<URL, Data> { _ in Data() }

final class Service {
  let files = Memo<URL, Data> { url in (try? Data(contentsOf: url)) ?? Data() }
  let nothing = Memo<URL, Data> { _ in Data() }
  let numbers: Memo<Int, Int>
  let given: Lazy<Int>
  private lazy var later = Lazy { slow() }
  init(given: Lazy<Int>) {
    numbers = Memo { _ in slow() }
    self.given = given
  }
  func run(_ url: URL) async {
    _ = files.value(url)  // want 15 blocking-file-io likely via Memo.value(_:) > Memo.load > Data.init(contentsOf:)
    _ = nothing.value(url)
    _ = numbers.value(1)  // want 17 blocking-sleep likely
    _ = given.value
    _ = later.value  // want 15 blocking-sleep likely
  }
  func help(_ url: URL) -> Data { files.value(url) }
  func rest(_ url: URL) -> Data { nothing.value(url) }
  func number() -> Int { given.value }
}

func handOn(_ memo: Memo<URL, Data>, _ url: URL) -> Data { memo.value(url) }
func handOnAgain(_ memo: Memo<URL, Data>, _ url: URL) -> Data { handOn(memo, url) }

func values(_ url: URL, _ unknown: Memo<URL, Data>) async {
  _ = files.value(url)  // want 13 blocking-file-io likely
  _ = nothing.value(url)
  _ = unknown.value(url)
  _ = handOnAgain(files, url)  // want 7 blocking-file-io likely
  _ = handOnAgain(nothing, url)
  _ = makeFiles().value(url)  // want 19 blocking-file-io likely
  _ = Service(given: Lazy { slow() }).help(url)  // want 39 blocking-file-io likely
  _ = Service(given: Lazy { slow() }).rest(url)
  _ = Service(given: Lazy { slow() }).number()  // want 39 blocking-sleep likely
  _ = Service(given: Lazy { 1 }).number()
  _ = Later(slow()).value()  // want 21 blocking-sleep likely
  _ = Later(1).value()
  _ = Usual<Int>().value()  // want 20 blocking-sleep certain
  _ = Lazy { Lazy { slow() }.value }.value  // want 38 blocking-sleep likely
  _ = Lazy { Lazy { 1 }.value }.value
  let task = Lazy { Task { 1 } }
  _ = task.value
}
