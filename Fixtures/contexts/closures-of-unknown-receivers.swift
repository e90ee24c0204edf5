// The names of its methods make nothing a router of Hummingbird 1 or a view; and what an async closure is given to takes one.
import Foundation
import Hummingbird
import SwiftUI

struct Todos {
  let routes: AppRoutes
  let store: PersistentStore
  let rows: LiveQuery

  func add() async {
    routes.get("all") { request, context in
      usleep(1)  // want 7 blocking-sleep
      return "x"
    }
    store.background { usleep(1) }
    store.mask { usleep(1) }
    rows.onDelete { row in
      await store.forget(row)
      usleep(1)  // want 7 blocking-sleep
    }
  }
}
