// Functions that are called as those of libraries, in a file that imports none of them.
// swift-format-ignore-file
import Foundation
import VendorKit

func tools(on server: ToolServer) async {
  await server.withMethodHandler(CallTool.self) { parameters in usleep(1) }
  server.registerJob(id: "resize") { parameters, context in usleep(1) }
}

func effects(_ store: Store) {
  store.reduce { state in .run { _ in usleep(1) } }
}

let runtime = LambdaRuntime { event in usleep(1) }
