// What a type nested in a generic one holds is what the outer type was made for.
import Foundation

struct Pool<Resource> {
  struct Lease {
    let resource: Resource
    func borrow() -> Resource { resource }
    struct Ticket { let resource: Resource }
  }
  struct Pair<Other> {
    let resource: Resource
    let other: Other
  }
  var leases: [Lease] = []
  var first: Lease? { leases.first }
  func lease() throws -> Lease { leases[0] }
}
extension Pool {
  final class Waiter {
    var resource: Resource?
  }
}
extension Pool where Resource == FileHandle {
  func drain() async throws {
    _ = try first?.resource.readToEnd()  // want 29 blocking-file-io certain
  }
}
typealias Files = Pool<FileHandle>

func parameters(_ lease: Pool<FileHandle>.Lease, _ ticket: Files.Lease.Ticket, _ waiter: Files.Waiter) async throws {
  _ = try lease.resource.readToEnd()  // want 26 blocking-file-io certain
  _ = try ticket.resource.readToEnd()  // want 27 blocking-file-io certain
  _ = try waiter.resource?.readToEnd()  // want 28 blocking-file-io certain
}
func members(_ pool: Pool<FileHandle>) async throws {
  _ = try pool.lease().resource.readToEnd()  // want 33 blocking-file-io certain
  _ = try pool.first?.borrow().readToEnd()  // want 32 blocking-file-io certain
  for lease in pool.leases { _ = try lease.resource.readToEnd() }  // want 53 blocking-file-io certain
}
func made() async throws {
  _ = try Files.Lease(resource: .standardInput).resource.readToEnd()  // want 58 blocking-file-io certain
}
func own(_ pair: Files.Pair<Int>, _ other: Pool<Int>.Pair<FileHandle>) async throws {
  _ = pair.resource
  _ = try other.other.readToEnd()  // want 23 blocking-file-io certain
}
struct Quiet {
  func readToEnd() throws -> Data? { nil }
}
func quiet(_ lease: Pool<Quiet>.Lease) async throws { _ = try lease.resource.readToEnd() }
