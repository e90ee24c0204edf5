// The closures that nest relations of a query run while it is built.
import FluentKit
import Foundation

func load(_ query: QueryBuilder<Planet>, _ builder: any EagerLoadBuilder) async throws {
  _ = try await query.with(\.$star) { star in
    usleep(1)  // want 5 blocking-sleep
    star.with(\.$galaxy) { _ in usleep(1) }  // want 33 blocking-sleep
  }.all()
  _ = builder.with(\.$star) { _ in usleep(1) }  // want 36 blocking-sleep
}
