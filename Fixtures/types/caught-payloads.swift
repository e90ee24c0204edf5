// The payload of an error that a pattern names, whatever else may be caught.
import Foundation

struct Fix {
  let semaphore = DispatchSemaphore(value: 0)
  func run() { usleep(1) }
}
enum Failure: Error {
  case fixable(Fix)
  case coded(code: Int, fix: Fix)
  case other
}
func attempt() throws { throw Failure.other }

func recover() async {
  do { try attempt() } catch Failure.fixable(let fix) { fix.run() } catch {}  // want blocking-sleep
  do { try attempt() } catch let Failure.coded(_, fix) { fix.semaphore.wait() } catch {}  // want blocking-semaphore
  do { try attempt() } catch {
    if case Failure.fixable(let fix) = error { fix.run() }  // want blocking-sleep
  }
  do { try attempt() } catch {
    switch error {
    case Failure.fixable(let fix): fix.run()  // want blocking-sleep
    case let Failure.coded(code: _, fix: fix): fix.run()  // want blocking-sleep
    default: break
    }
  }
}
