// Async functions and synchronous actor members are reported inside themselves; their callers are silent.
import Foundation

func inner() async { usleep(1) }  // want 22 blocking-sleep
func middle() async { await inner() }
func outer() async {
  await middle()
  await inner()
  async let child: Void = inner()
  await child
}
actor Cache {
  func save() { usleep(1) }  // want 17 blocking-sleep
  func twice() {
    save()
    save()
  }
  func run() async { save() }
}
func use(_ cache: Cache) async {
  await cache.save()
  await cache.twice()
}

// A helper that starts a task does not spread what the task does.
func fireAndForget() { Task { usleep(1) } }  // want 31 blocking-sleep
func caller() async { fireAndForget() }

// Neither do the closures it only stores.
final class Registry {
  var handlers: [() -> Void] = []
  func register() { handlers.append { usleep(1) } }
}
func registers(_ registry: Registry) async { registry.register() }
