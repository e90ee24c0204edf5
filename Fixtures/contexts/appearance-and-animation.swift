// What AppKit and UIKit do under an appearance, and the changes of an animation, run before the call returns.
import AppKit
import UIKit

func load() { _ = try? Data(contentsOf: URL(fileURLWithPath: "/x")) }

@MainActor func draw() async {
  NSAppearance.current.performAsCurrentDrawingAppearance { load() }  // want blocking-file-io
  NSAnimationContext.runAnimationGroup { _ in load() }  // want blocking-file-io
  NSAnimationContext.runAnimationGroup({ _ in load() }, completionHandler: { load() })  // want 47 blocking-file-io
  await NSAnimationContext.runAnimationGroup { context in
    context.duration = 1
    load()  // want blocking-file-io
  }
  UITraitCollection.current.performAsCurrent { load() }  // want blocking-file-io
}
