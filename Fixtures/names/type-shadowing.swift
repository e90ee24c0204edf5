// Types, typealiases, generic parameters and associated types that hide names of Foundation.
import Foundation

struct Clock2 { static func sleep(forTimeInterval seconds: Double) {} }

enum Game {
  typealias Thread = Clock2
  struct Data {
    init(contentsOf url: URL) {}
  }
  static func run(_ url: URL) async {
    Thread.sleep(forTimeInterval: 1)
    _ = Data(contentsOf: url)
    _ = Foundation.Data()
  }
  struct Nested {
    func run(_ url: URL) async {
      Thread.sleep(forTimeInterval: 1)
      _ = Data(contentsOf: url)
    }
  }
}
extension Game {
  static func more(_ url: URL) async { _ = Data(contentsOf: url) }
}

func outside(_ url: URL) async throws {
  Thread.sleep(forTimeInterval: 1)  // want 10 blocking-sleep
  _ = try Data(contentsOf: url)  // want 11 blocking-file-io
  _ = Game.Data(contentsOf: url)
  Game.Thread.sleep(forTimeInterval: 1)
}

func generic<Thread: Sleeping>(_ type: Thread.Type) async { Thread.sleep(forTimeInterval: 1) }
protocol Sleeping { static func sleep(forTimeInterval seconds: Double) }

protocol Source {
  associatedtype Process: Runnable
  var process: Process { get }
}
protocol Runnable { func waitUntilExit() }
struct Quick: Runnable { func waitUntilExit() {} }
func associated<S: Source>(_ source: S) async { source.process.waitUntilExit() }

func local(_ url: URL) async {
  struct String {
    init(contentsOf url: URL, encoding: Int) {}
  }
  _ = String(contentsOf: url, encoding: 1)
}
