// What stands under a condition that no branch denies is what everybody means by its name.
#if os(Linux) || os(macOS)
  import Foundation

  let noTime: TimeInterval = 0
  struct Limits { let time: TimeInterval = 0 }
  final class Gate { let semaphore = DispatchSemaphore(value: 1) }
#endif
#if os(Linux)
  let platformTime: TimeInterval = 0
#else
  let platformTime: TimeInterval = 1
#endif
