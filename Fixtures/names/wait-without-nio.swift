// The same calls in a file that imports no NIO-based module are nobody's.
import Foundation
import VendorKit

func fetch(_ client: VendorClient) async throws {
  _ = try client.get(url: "https://example.com").wait()
  _ = try unknownFuture().wait()
  somebody().wait()
}
