// In a condition the first of two braces that follow each other is a trailing closure, of a call with arguments too.
import Foundation

func poll(_ seconds: UInt32, _ isDone: () -> Bool) -> Bool {
  sleep(seconds)
  return isDone()
}

struct Slots {
  subscript(index: Int, isFree: (Int) -> Bool) -> Bool {
    sleep(1)
    return isFree(index)
  }
}

func wait(for count: @Sendable () -> Int, _ slots: Slots, _ urls: [URL]) async {
  if !poll(1) { count() > 3 } { print("late") }  // want 7 blocking-sleep
  while poll(1) { count() > 3 } {}  // want 9 blocking-sleep
  guard poll(1) { count() > 3 }, count() > 0 else { return }  // want 9 blocking-sleep
  for _ in urls.filter({ $0.isFileURL }) where poll(1) { true } {}  // want 48 blocking-sleep
  if slots[3] { $0 > 2 } {}  // want 11 blocking-sleep
  if urls.contains(where: { (try? Data(contentsOf: $0)) != nil }) {}  // want 35 blocking-file-io
  if poll(1, { true }) {  // want 6 blocking-sleep
    // The body, which follows no closure.
    usleep(5)  // want 5 blocking-sleep
  }
}
