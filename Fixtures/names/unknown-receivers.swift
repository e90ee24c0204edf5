// Receivers whose type nobody here knows: distinctive names are likely, everyday names are not reported.
import Foundation
import VendorKit

func distinctive(_ url: URL) async throws {
  let task = VendorFactory.make()
  task.waitUntilExit()  // want 8 blocking-process likely
  _ = task.output.readDataToEndOfFile()  // want 19 blocking-file-io likely
  VendorFactory.queue.waitUntilAllOperationsAreFinished()  // want 23 blocking-wait likely
  let data = try await VendorFactory.thumbnail()
  try data.write(to: url, options: .atomic)  // want 12 blocking-file-io likely
}

func everyday() async throws {
  let task = VendorFactory.make()
  task.wait()
  task.sync {}
  task.lock()
  _ = task.read()
  _ = try task.read(upToCount: 3)
  _ = task.first()
  _ = task.fetch()
  task.save()
  task.run()
  task.write(Data())
  try task.write(to: URL(fileURLWithPath: "a"))
  task.close()
  task.execute("x")
  task.perform()
  task.start()
  task.sleep(1)
  task.get()
  task.items.wait(timeout: 3)
  _ = task.data(contentsOf: "x")
  task.lock.lock()
  task.lock.unlock()
}
