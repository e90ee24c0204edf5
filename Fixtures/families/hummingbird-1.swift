// The application of Hummingbird 1 waits for a semaphore when it starts and stops; transfers of Soto wait for their threads to end.
import Hummingbird
import SotoS3FileTransfer

func start(port: Int) async throws {
  let app = HBApplication(configuration: .init(address: .hostname("127.0.0.1", port: port)))
  try app.start()  // want 11 event-loop-wait error certain "HBApplication.start()"
  app.wait()  // want 7 event-loop-wait error certain "HBApplication.wait()"
  app.stop()  // want 7 event-loop-wait
  try await app.asyncRun()
}

func transfer(_ manager: S3FileTransferManager) async throws {
  try manager.syncShutdown()  // want 15 event-loop-wait error certain "S3FileTransferManager.syncShutdown()"
}
