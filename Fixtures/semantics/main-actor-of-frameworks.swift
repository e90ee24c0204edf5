// Views and controllers of Apple's frameworks are on the main actor, with what inherits from them, and so are tasks of views.
import SwiftUI
import UIKit

func onMain(_ body: () -> Void) {
  if Thread.isMainThread { body() } else { DispatchQueue.main.sync { body() } }
}

final class Controller: UITableViewController {
  override func viewDidLoad() {
    Task { onMain {} }
    Task.detached { onMain {} }  // want 21 main-sync
  }
  func reload() async { onMain {} }
  nonisolated func away() async { onMain {} }  // want 35 main-sync
}

struct Screen: View {
  var body: some View {
    Text("a")
      .task { onMain {} }
      .refreshable { onMain {} }
      .onAppear { Task { onMain {} } }
  }
  func reload() async {
    onMain {}
    async let first: Void = onMain {}  // want 29 main-sync
    await first
  }
}

struct Folder: View {
  @State var isShown = false
  var body: some View {
    VStack { Text("a").task { onMain {} } }
      .sheet(isPresented: $isShown) { Text("b").task { onMain {} } }
      .onOpenURL { _ in Task { onMain {} } }
  }
}

nonisolated struct Plain: View {
  func reload() async { onMain {} }  // want 25 main-sync
}

struct Backup: Scene {
  var body: some Scene {
    WindowGroup { Screen() }
      .backgroundTask(.appRefresh("a")) { onMain {} }  // want 43 main-sync
  }
}

@main struct Program {
  static func main() async { onMain {} }
  static func run() async { onMain {} }  // want 29 main-sync
}

// An extension gives a type a protocol and no actor.
final class Service: NSObject {
  func load() async { onMain {} }  // want 23 main-sync
}

extension Service: UIApplicationDelegate {}

@MainActor final class Model {
  @concurrent func away() async { onMain {} }  // want 35 main-sync
  func start() {
    Task { @concurrent in onMain {} }  // want 27 main-sync
    Task { onMain {} }
  }
}

// SwiftUI's tasks run where the code does that makes them.
nonisolated func decorated(_ text: Text) -> some View {
  text.task { onMain {} }  // want 15 main-sync
}
