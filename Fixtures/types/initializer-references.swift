// An initializer gives a value of its type where it is handed over, too: that which the compiler writes, and those of libraries.
import Foundation

struct Holder {
  let semaphore: DispatchSemaphore
}

func use(_ semaphores: [DispatchSemaphore], _ optional: DispatchSemaphore?) async {
  let labelled = semaphores.map(Holder.init(semaphore:))
  labelled[0].semaphore.wait()  // want blocking-semaphore
  let plain = semaphores.map(Holder.init)
  plain[0].semaphore.wait()  // want blocking-semaphore
  optional.map(Holder.init)?.semaphore.wait()  // want blocking-semaphore
  for holder in semaphores.map(Holder.init) { holder.semaphore.wait() }  // want blocking-semaphore
  let make = Holder.init
  make(semaphores[0]).semaphore.wait()  // want blocking-semaphore
  // Of types of libraries too.
  [1].map(DispatchSemaphore.init(value:)).first?.wait()  // want blocking-semaphore
  let group = DispatchGroup.init
  group().wait()  // want blocking-wait
}
