// Closures given to functions nobody here knows: without `await` they may run anywhere, with one they are async.
import Foundation
import NIOCore
import VendorKit

func unknown(_ vendor: VendorRunner, _ url: URL) async {
  vendor.run { usleep(1) }
  vendor.run(on: .background, { usleep(1) })
  await vendor.perform { usleep(1) }
  VendorPool.shared.submit { _ = try? Data(contentsOf: url) }
  vendorFunction { helper() }
  vendor.onEvent = { usleep(1) }
  vendor.builder.add("x") { usleep(1) }.start()

  vendor.run {
    usleep(1)  // want 5 blocking-sleep
    await vendor.finish()
  }
  vendor.run { () async in usleep(1) }  // want 28 blocking-sleep
  vendor.handlers = [{ await vendor.finish() }, { usleep(1) }]
  vendor.run(usleep(1))  // want 14 blocking-sleep
  vendor.run(helper())  // want 14 blocking-sleep
  vendor.values[Int(usleep(1))] = 3  // want 21 blocking-sleep
  let mapped = vendor.items.map { $0.name }
  print(mapped)
}

func helper() { usleep(1) }

func named(_ store: KeyValueStore, _ url: URL) async {
  store.submit { usleep(1) }
  KeyValueStore(url).execute { usleep(1) }
  KeyValueStore.shared.always { usleep(1) }
}

// What is called like a loop or a future may well be one: a type, or what a type outside holds.
func loops(_ loop: SelectableEventLoop, _ future: Waiting, _ work: Future<Int>, _ turns: GameLoop) {
  loop.execute { usleep(1) }  // want 18 blocking-sleep event-loop
  turns.execute { usleep(1) }
  future.whenSuccess { _ in usleep(1) }
  work.flatMapThrowing { _ in usleep(1) }  // want 31 blocking-sleep event-loop
  AppGroup.loop.execute { usleep(1) }  // want 27 blocking-sleep event-loop
  Backend.background.execute { usleep(1) }
}
