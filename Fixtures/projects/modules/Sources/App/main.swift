// The entry point, with a top-level await.
import Core
import Foundation

let text = readLine() ?? ""  // want 12 blocking-stdio
await withoutImport()
print(parse(text))  // want 7 blocking-sleep
