// The entry point of the server: a top-level await.
// swift-format-ignore-file
import Hummingbird
import Storage

let store = FileTodoStore(path: "/tmp/todos")  // want 13 blocking-file-io via FileTodoStore.init(path:) > Data.init(contentsOf:)
let application = try await buildApplication(store)
try await application.runService()
