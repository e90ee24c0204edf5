// Distinctive names of imported third-party modules on receivers of unknown type.
import CoreData
import NIOCore
import VendorKit

func stop() async throws {
  try VendorFactory.group().syncShutdownGracefully()  // want 29 event-loop-wait
  VendorFactory.context().performAndWait {}  // want 27 core-data-wait
  try await VendorFactory.group().shutdownGracefully()
  await VendorFactory.context().perform {}
}
