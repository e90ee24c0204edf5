// options: --contexts async,event-loop,main
// Styles, toolbars, commands, widgets and what else SwiftUI asks types for belong to the main actor, as views do.
import SwiftUI
import WidgetKit

func slow() -> Int {
  usleep(1)
  return 1
}

struct Slow: ButtonStyle {
  func makeBody(configuration: Configuration) -> some View {
    configuration.label.opacity(configuration.isPressed ? 1 : Double(slow()))  // want 70 blocking-sleep main
  }
  nonisolated func load() { usleep(1) }
}
struct Own: PrimitiveButtonStyle {
  func makeBody(configuration: Configuration) -> some View {
    usleep(1)  // want 5 blocking-sleep main
    return configuration.label
  }
}
struct Switch: ToggleStyle {
  func makeBody(configuration: Configuration) -> some View { Text("\(slow())") }  // want 70 blocking-sleep main
}
struct Titles: LabelStyle {
  func makeBody(configuration: Configuration) -> some View { Text("\(slow())") }  // want 70 blocking-sleep main
}
struct Box: GroupBoxStyle {
  func makeBody(configuration: Configuration) -> some View { Text("\(slow())") }  // want 70 blocking-sleep main
}
struct Bar: ProgressViewStyle {
  func makeBody(configuration: Configuration) -> some View { Text("\(slow())") }  // want 70 blocking-sleep main
}
struct Tools: ToolbarContent {
  var body: some ToolbarContent {
    ToolbarItem(placement: .primaryAction) { Text("\(slow())") }  // want 54 blocking-sleep main
  }
  func load() { _ = try? Data(contentsOf: URL(fileURLWithPath: "/x")) }  // want 26 blocking-file-io main
}
struct Menus: Commands {
  var title: String { "\(slow())" }  // want 26 blocking-sleep main
  var body: some Commands { CommandMenu(title) {} }
}
struct Fade: Transition {
  func body(content: Content, phase: TransitionPhase) -> some View {
    content.opacity(phase.isIdentity ? 1 : Double(slow()))  // want 51 blocking-sleep main
  }
}
struct Drop: DropDelegate {
  func performDrop(info: DropInfo) -> Bool { slow() == 1 }  // want 46 blocking-sleep main
}
struct Weather: Widget {
  var body: some WidgetConfiguration {
    StaticConfiguration(kind: "\(slow())", provider: Provider()) { _ in EmptyView() }  // want 34 blocking-sleep main
  }
}
// What fills a widget is asked on any thread.
struct Provider: TimelineProvider {
  func placeholder(in context: Context) -> Entry { Entry(date: .now) }
  func getSnapshot(in context: Context, completion: @escaping (Entry) -> Void) {
    usleep(1)
    completion(Entry(date: .now))
  }
}
struct Entry: TimelineEntry { let date: Date }
struct Slow_Previews: PreviewProvider {
  static var previews: some View { Text("\(slow())") }  // want 44 blocking-sleep main
}
// A shape is a view, and belongs to no actor all the same.
struct Blob: Shape {
  func path(in rect: CGRect) -> Path {
    usleep(1)
    return Path()
  }
}
struct Ring: InsettableShape {
  func path(in rect: CGRect) -> Path { Path() }
  func inset(by amount: CGFloat) -> Ring {
    usleep(1)
    return self
  }
}
struct Shake: GeometryEffect {
  var animatableData: CGFloat
  func effectValue(size: CGSize) -> ProjectionTransform {
    usleep(1)
    return ProjectionTransform()
  }
}
