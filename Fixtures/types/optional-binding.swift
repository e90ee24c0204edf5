// Optional binding, chaining, casts, `try?`, `guard let self`, patterns and ternaries keep the type.
// swift-format-ignore-file
import Dispatch
import Foundation

final class Session {
  var group: DispatchGroup?
  var next: Session?
  func makeGroup() throws -> DispatchGroup { DispatchGroup() }

  func bind() async {
    if let group { group.wait() }  // want 26 blocking-wait
    if let other = group { other.wait() }  // want 34 blocking-wait
    if let deep = next?.next?.group { deep.wait() }  // want 44 blocking-wait
    if let made = try? makeGroup() { made.wait() }  // want 43 blocking-wait
    if var changed = group {
      changed = DispatchGroup()
      changed.wait()  // want 15 blocking-wait
    }
    guard let group else { return }
    group.wait()  // want 11 blocking-wait
    let forced = try! makeGroup()
    forced.wait()  // want 12 blocking-wait
    let maybe = try? makeGroup()
    maybe?.wait()  // want 12 blocking-wait
    let chosen = next?.group ?? group
    chosen.wait()  // want 12 blocking-wait
    let ternary = next == nil ? group : DispatchGroup()
    ternary.wait()  // want 13 blocking-wait
    (next?.group ?? group).wait()  // want 28 blocking-wait
    while let step = next?.group { step.wait(); break }  // want 41 blocking-wait
    switch next?.group {
    case let found?: found.wait()  // want 28 blocking-wait
    case nil: break
    }
    if case .some(let inner) = next?.group { inner.wait() }  // want 52 blocking-wait
  }

  func casts(_ any: Any, _ objects: [Any]) async {
    (any as? DispatchGroup)?.wait()  // want 30 blocking-wait
    (any as! DispatchGroup).wait()  // want 29 blocking-wait
    if let group = any as? DispatchGroup { group.wait() }  // want 50 blocking-wait
    guard let semaphore = any as? DispatchSemaphore else { return }
    semaphore.wait()  // want 15 blocking-semaphore
    if any is DispatchGroup { print("x") }
    switch any {
    case let group as DispatchGroup: group.wait()  // want 44 blocking-wait
    default: break
    }
    for case let group as DispatchGroup in objects { group.wait() }  // want 60 blocking-wait
  }

  func weakSelf() {
    Task { [weak self] in
      self?.group?.wait()  // want 20 blocking-wait
      guard let self else { return }
      group?.wait()  // want 14 blocking-wait
      self.group?.wait()  // want 19 blocking-wait
    }
    Task { [weak self] in
      guard let strong = self else { return }
      strong.group?.wait()  // want 21 blocking-wait
    }
    Task { [group] in
      group?.wait()  // want 14 blocking-wait
    }
    Task { [renamed = group] in
      renamed?.wait()  // want 16 blocking-wait
    }
  }
}
