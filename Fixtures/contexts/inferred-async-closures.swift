// A closure is async by its own keyword or by an `await` in its own body; nested functions do not count.
import Foundation

func step() async {}
func values() -> AsyncStream<Int> { AsyncStream { $0.finish() } }

func closures() {
  let explicit = { () async -> Void in usleep(1) }  // want 40 blocking-sleep
  let awaiting = {
    usleep(1)  // want blocking-sleep
    await step()
  }
  let looping = {
    for await _ in values() {}
    usleep(1)  // want blocking-sleep
  }
  let letting = {
    async let done: Void = step()
    usleep(1)  // want blocking-sleep
    await done
  }
  let throwing = { (n: Int) async throws -> Int in
    usleep(1)  // want blocking-sleep
    return n
  }
  _ = (explicit, awaiting, looping, letting, throwing)

  // The awaits belong to the inner task: the outer closure stays synchronous, and nobody async calls it.
  let outer = {
    usleep(1)
    Task { await step() }
  }
  // The same with a local async function.
  let wrapper = {
    func inner() async { await step() }
    usleep(1)
    _ = inner
  }
  let plain = { usleep(1) }
  _ = (outer, wrapper, plain)
}

func inner() {
  let both = {
    usleep(1)
    let task = {
      usleep(1)  // want blocking-sleep
      await step()
    }
    _ = task
  }
  _ = both
}
