import Foundation

func update(_ body: () -> Void) {
  if Thread.isMainThread { body() } else { DispatchQueue.main.sync { body() } }
}

public func load() async { update {} }  // want 28 main-sync
