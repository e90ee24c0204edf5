// What wraps something blocks where what its type arguments say blocks, however often that is wrapped.
import Foundation

protocol Handler {
  func handle(_ name: String) -> String
}

struct Echo: Handler {
  func handle(_ name: String) -> String { name }
}

struct Disk: Handler {
  func handle(_ name: String) -> String { (try? String(contentsOfFile: name, encoding: .utf8)) ?? "" }
}

struct Logged<Next: Handler>: Handler {
  let next: Next

  func handle(_ name: String) -> String {
    print(name)
    return next.handle(name)
  }
}

struct Both<First: Handler, Second: Handler>: Handler {
  let first: First
  let second: Second

  func handle(_ name: String) -> String { first.handle(name) + second.handle(name) }
}

struct Server<Root: Handler> {
  let root: Root

  func serve(_ name: String) -> String { root.handle(name) }
}

extension Handler {
  func logged() -> Logged<Self> { Logged(next: self) }

  func twice(_ name: String) -> String { handle(handle(name)) }
}

func wrapped() async -> [String] {
  [
    Logged(next: Echo()).handle("a"),
    Logged(next: Logged(next: Echo())).handle("b"),
    Logged(next: Logged(next: Disk())).handle("c"),  // want blocking-file-io
    Logged(next: Logged(next: Echo())).logged().handle("d"),
    Disk().logged().logged().handle("e"),  // want blocking-file-io
  ]
}

func ofExtensions() async -> [String] {
  [
    Echo().logged().twice("a"),
    Echo().logged().logged().twice("b"),
    Disk().logged().twice("c"),  // want blocking-file-io
    Disk().logged().logged().twice("d"),  // want blocking-file-io
  ]
}

func serve(_ name: String, _ quick: Server<Logged<Logged<Echo>>>, _ slow: Server<Logged<Logged<Disk>>>) async {
  print(quick.serve(name))
  print(slow.serve(name))  // want blocking-file-io
}

func combined(_ quick: Server<Both<Echo, Logged<Echo>>>, _ slow: Server<Both<Echo, Logged<Disk>>>) async {
  print(quick.serve("a"))
  print(slow.serve("b"))  // want blocking-file-io
}
