// A script file with a top-level `await`: all its statements are async, its functions keep their own contexts.
import Foundation

usleep(1)  // want 1 blocking-sleep
let url = URL(fileURLWithPath: "/tmp/x")
let before = try? Data(contentsOf: url)  // want 19 blocking-file-io

func plain() { usleep(1) }
func step() async {}
struct Settings {
  func load() { usleep(1) }
}

if before == nil {
  usleep(1)  // want 3 blocking-sleep
}
for _ in 0..<2 {
  plain()  // want 3 blocking-sleep via plain() > usleep(_:)
}

await step()

usleep(1)  // want 1 blocking-sleep
defer { usleep(1) }  // want 9 blocking-sleep
let name = readLine() ?? "nobody"  // want 12 blocking-stdio error certain
Settings().load()  // want 12 blocking-sleep
print("hello \(name)")
