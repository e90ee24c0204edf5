// A type that its file keeps to itself meets a protocol of another file with members as hidden.
class Base { func run() {} }
protocol Loader { func load() }

func use(_ loader: any Loader, _ base: Base) async {
  loader.load()  // want 10 blocking-sleep
  base.run()  // want 8 blocking-sleep likely
}
