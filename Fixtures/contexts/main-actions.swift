// options: --contexts async,event-loop,main
// Actions, gestures and completion handlers of SwiftUI, UIKit and AppKit run on the main thread.
import AppKit
import SwiftUI
import UIKit

func slow() { usleep(1) }

struct Screen: View {
  @State private var isShown = false
  var body: some View {
    Text("a")
      .fileImporter(isPresented: $isShown, allowedContentTypes: []) { result in
        if case .success(let url) = result { _ = try? Data(contentsOf: url) }  // want 55 blocking-file-io main
      }
      .fileExporter(isPresented: $isShown, item: "x") { _ in slow() }  // want 62 blocking-sleep main
      .onDrop(of: [], isTargeted: nil) { _ in
        slow()  // want 9 blocking-sleep main
        return true
      }
      .gesture(DragGesture().onEnded { _ in slow() })  // want 45 blocking-sleep main
      .gesture(TapGesture().onEnded { slow() })  // want 39 blocking-sleep main
      .onLongPressGesture { slow() }  // want 29 blocking-sleep main
      .onHover { _ in slow() }  // want 23 blocking-sleep main
      .contextMenu { Button("x", systemImage: "s") { slow() } }  // want 54 blocking-sleep main
      .onContinueUserActivity("x") { _ in slow() }  // want 43 blocking-sleep main
      .onDeleteCommand { slow() }  // want 26 blocking-sleep main
      .accessibilityAction { slow() }  // want 30 blocking-sleep main
    Toggle("x", isOn: Binding(get: { true }, set: { _ in slow() }))  // want 58 blocking-sleep main
    Stepper("x") { slow() } onDecrement: { slow() }  // want 20 blocking-sleep main // want 44 blocking-sleep main
    PasteButton(payloadType: String.self) { _ in slow() }  // want 50 blocking-sleep main
  }
}

@MainActor final class Model {
  func watch() {
    Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { _ in slow() }  // want 69 blocking-sleep main
    RunLoop.main.perform { slow() }  // want 28 blocking-sleep main
  }
  func open(_ panel: NSSavePanel, _ window: NSWindow) {
    NSOpenPanel().begin { _ in slow() }  // want 32 blocking-sleep main
    panel.beginSheetModal(for: window) { _ in slow() }  // want 47 blocking-sleep main
    NSEvent.addLocalMonitorForEvents(matching: .keyDown) { event in
      slow()  // want 7 blocking-sleep main
      return event
    }
  }
  func actions(_ controller: UIViewController) -> [Any] {
    controller.dismiss(animated: true) { slow() }  // want 42 blocking-sleep main
    UIApplication.shared.open(URL(fileURLWithPath: "/")) { _ in slow() }  // want 65 blocking-sleep main
    return [
      UIAlertAction(title: "x", style: .default) { _ in slow() },  // want 57 blocking-sleep main
      UIAction(title: "x") { _ in slow() },  // want 35 blocking-sleep main
    ]
  }
}

// On threads of others the main actor's code stays that, and other timers are nobody's.
nonisolated func assume() { MainActor.assumeIsolated { slow() } }  // want 56 blocking-sleep main
func offload(_ timers: RunLoop) {
  DispatchQueue.global().async { DispatchQueue.main.sync { slow() } }  // want 60 blocking-sleep main
  DispatchQueue.global().async { DispatchQueue(label: "a").sync { slow() } }
  DispatchQueue.global().async { MainActor.assumeIsolated { slow() } }  // want 61 blocking-sleep main
  Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { _ in slow() }
  timers.perform { slow() }
}
