// Handlers that libraries and SwiftUI run as async functions, though nothing in them is awaited.
// swift-format-ignore-file
import AWSLambdaRuntime
import ComposableArchitecture
import Foundation
import Jobs
import MCP
import SwiftUI

let runtime = LambdaRuntime { (event: String, context: LambdaContext) -> Data in
  try Data(contentsOf: URL(fileURLWithPath: event))  // want blocking-file-io
}
let explicit = LambdaRuntime(body: { (event: String, context: LambdaContext) in usleep(1) })  // want blocking-sleep
let streaming = LambdaRuntime(streamingBody: { (event: Event, writer, context) in
  usleep(1)  // want blocking-sleep
})

func tools(on server: Server, _ jobs: JobQueue<Driver>) async {
  await server.withMethodHandler(CallTool.self) { parameters in
    try run(parameters.name)  // want blocking-file-io via run(_:) > String.write(toFile:atomically:encoding:)
  }
  jobs.registerJob(id: "resize") { (parameters: Int, context) in
    usleep(1)  // want blocking-sleep
  }
  jobs.registerJob(parameters: Resize.self) { parameters, _ in
    usleep(1)  // want blocking-sleep
  }
}

func run(_ name: String) throws -> CallTool.Result {
  try name.write(toFile: "/tmp/name", atomically: true, encoding: .utf8)
  return CallTool.Result(content: [])
}

struct Notes: Reducer {
  var body: some Reducer<String, Int> {
    Reduce { state, action in
      if action == 0 {
        return .run { _ in try Data().write(to: .temporaryDirectory) }  // want 39 blocking-file-io
      }
      return .run { send in
        usleep(1)  // want blocking-sleep
      } catch: { error, send in
        usleep(1)  // want blocking-sleep
      }
    }
  }

  func save() -> Effect<Int> {
    .run { _ in usleep(1) }  // want blocking-sleep
  }
}

@main struct Player: App {
  var body: some Scene {
    WindowGroup {
      Text("")
        .task(name: "load") { usleep(1) }  // want blocking-sleep
        .task(id: 1, name: "again") { usleep(1) }  // want blocking-sleep
        .task(executorPreference: pool) { usleep(1) }
        .onInAppPurchaseCompletion { product, result in usleep(1) }  // want blocking-sleep
        .storeProductTask(for: "id") { state in usleep(1) }  // want blocking-sleep
        .translationTask(configuration) { session in usleep(1) }  // want blocking-sleep
        .onAppear { usleep(1) }
    }
    .backgroundTask(.appRefresh("refresh")) {
      usleep(1)  // want blocking-sleep
    }
  }
}
