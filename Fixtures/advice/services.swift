// Services that block while they run.
import Foundation
import Logging
import ServiceLifecycle

struct Heartbeat: Service {
  let logger: Logger
  let url: URL

  func run() async throws {
    while !Task.isShuttingDownGracefully {
      logger.info("alive")
      /*«*/try Data("alive".utf8).write(to: url)/*»*/  // want blocking-file-io
      /*«*/sleep(10)/*»*/  // want blocking-sleep
    }
  }
}

struct Console: Service {
  func run() async throws {
    try await cancelWhenGracefulShutdown {
      while let line = /*«*/readLine()/*»*/ { print(line) }  // want blocking-stdio
    }
  }
}

actor Importer: Service {
  private var imported: [String] = []
  let folder: String

  init(folder: String) { self.folder = folder }

  func run() async throws {
    for name in ["a", "b"] {
      imported.append(/*«*/try String(contentsOfFile: folder + "/" + name, encoding: .utf8)/*»*/)  // want blocking-file-io
    }
  }
}

func start(_ heartbeat: Heartbeat) async throws {
  let logger = Logger(label: "main")
  let group = ServiceGroup(services: [heartbeat, Console()], gracefulShutdownSignals: [.sigterm], logger: logger)
  logger.info("\((/*«*/try? String(contentsOfFile: "motd", encoding: .utf8)/*»*/) ?? "")")  // want blocking-file-io
  try await group.run()
}

func signalled(_ work: @escaping @Sendable () -> Void) async {
  let done = DispatchSemaphore(value: 0)
  /*«*/DispatchQueue(label: "work").async {
    work()
    done.signal()
  }
  done.wait()/*»*/  // want blocking-semaphore
}
