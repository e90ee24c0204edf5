// A synchronous closure of a type that is isolated to a global actor other than the main one runs on the pool, whoever calls it.
import Foundation

@globalActor actor Database { static let shared = Database() }

func later(_ body: @escaping @Database () -> Void) {}
func laterOnMain(_ body: @escaping @MainActor () -> Void) {}
struct Handlers {
  let load: @Database () -> Void
  let store: @Database @Sendable (Int) throws -> Void
}

func give() {
  later { usleep(1) }  // want blocking-sleep
  laterOnMain { usleep(1) }
  let kept: @Database () -> Void = { usleep(1) }  // want blocking-sleep
  later(kept)
  _ = Handlers(load: { usleep(1) }, store: { _ in sleep(1) })  // want blocking-sleep // want 51 blocking-sleep
}

func made() -> @Database () -> Void {
  { usleep(1) }  // want blocking-sleep
}
