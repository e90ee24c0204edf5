// options: --contexts async,event-loop,main
// What SwiftUI builds runs on the main thread: the content of containers at once, that of rows and of other screens later.
import SwiftUI

func slow() -> Int {
  usleep(1)
  return 1
}

struct Stacks: View {
  var body: some View {
    VStack(alignment: .leading) {
      HStack { Text("\(slow())") }  // want 24 blocking-sleep main
      ZStack { Text("\(slow())") }  // want 24 blocking-sleep main
      LazyVStack(spacing: 4) { Text("\(slow())") }  // want 40 blocking-sleep main
    }
    .overlay { Text("\(slow())") }  // want 24 blocking-sleep main
    .background(alignment: .top) { Text("\(slow())") }  // want 44 blocking-sleep main
    .toolbar { ToolbarItem(placement: .primaryAction) { Text("\(slow())") } }  // want 65 blocking-sleep main
    .contextMenu { Text("\(slow())") }  // want 28 blocking-sleep main
    .task { usleep(1) }  // want 13 blocking-sleep
    .onAppear { usleep(1) }  // want 17 blocking-sleep main
  }
}

struct Lists: View {
  var body: some View {
    NavigationStack {
      List {
        ForEach(0..<3) { _ in Text("\(slow())") }  // want 39 blocking-sleep main
          .onDelete { _ in usleep(1) }  // want 28 blocking-sleep main
        Section {
          Text("\(slow())")  // want 19 blocking-sleep main
        } header: {
          Text("\(slow())")  // want 19 blocking-sleep main
        } footer: {
          Text("\(slow())")  // want 19 blocking-sleep main
        }
        NavigationLink("more") { Text("\(slow())") }  // want 42 blocking-sleep main
        NavigationLink { Text("\(slow())") } label: { Text("\(slow())") }  // want 34 blocking-sleep main // want 63 blocking-sleep main
      }
      .task { usleep(1) }  // want 15 blocking-sleep
    }
  }
}

struct Rows: View {
  let names: [String]
  var body: some View {
    List(names, id: \.self) { name in Text("\(name) \(slow())") }  // want 55 blocking-sleep main
    GeometryReader { _ in Text("\(slow())") }  // want 35 blocking-sleep main
    Form { Picker("x", selection: .constant(1)) { Text("\(slow())") } }  // want 59 blocking-sleep main
    ScrollView(.horizontal) { Text("\(slow())") }  // want 39 blocking-sleep main
    Menu("x") { Text("\(slow())") } primaryAction: { usleep(1) }  // want 25 blocking-sleep main // want 54 blocking-sleep main
  }
}

struct Notes: App {
  var body: some Scene {
    WindowGroup { Text("\(slow())") }  // want 27 blocking-sleep main
  }
}

// A container of the program's own is that one, and one that nobody knows is not looked into.
struct Card<Content: View>: View {
  let content: () -> Content
  var body: some View { content() }
}
struct Cards: View {
  var body: some View {
    Unknown { Text("\(slow())") }
  }
}
