// What closures and functions in code of the main actor run on.
import Foundation

func onMain(_ body: () -> Void) {
  if Thread.isMainThread { body() } else { DispatchQueue.main.sync { body() } }
}

func plain(_ body: () async -> Void) async { await body() }
func kept(_ body: @escaping () async -> Void) async { await body() }
func sendable(_ body: @Sendable () async -> Void) async { await body() }
func sent(_ body: sending @escaping () async -> Void) { Task { await body() } }
func marked(_ body: @MainActor () async -> Void) async { await body() }

@MainActor final class Model {
  var action: (() -> Void)?
  var loose: (@Sendable () -> Void)?
  func prepare() {
    action = { Task { onMain {} } }
    loose = { Task { onMain {} } }  // want 22 main-sync
    later { Task { onMain {} } }
  }
  func later(_ body: @escaping () -> Void) { action = body }
  func load() async {
    await plain { onMain {} }
    await kept { onMain {} }
    await sendable { onMain {} }  // want 22 main-sync
    sent { onMain {} }  // want 12 main-sync
    await withTaskGroup(of: Void.self) { group in
      onMain {}
      group.addTask { onMain {} }  // want 23 main-sync
      group.addTask { @MainActor in onMain {} }
    }
    await withTaskCancellationHandler {
      onMain {}
    } onCancel: {
    }
    func nested() async { onMain {} }
    await nested()
    @Sendable func loose() async { onMain {} }  // want 36 main-sync
    await loose()
    nonisolated func away() async { onMain {} }  // want 37 main-sync
    await away()
  }
}

func anywhere() async {
  await plain { onMain {} }  // want 17 main-sync
  await marked { onMain {} }
  let work: @MainActor () async -> Void = { onMain {} }
  await work()
  func nested() async { onMain {} }  // want 25 main-sync
  await nested()
  @MainActor func screen() async { onMain {} }
  await screen()
}
