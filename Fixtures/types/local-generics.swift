// A local function's generic result is what its argument is.
import Dispatch

func use() async {
  func same<T>(_ value: T) -> T { value }
  func make() -> DispatchGroup { DispatchGroup() }
  same(make()).wait()  // want 16 blocking-wait certain
  _ = same(1)
}
