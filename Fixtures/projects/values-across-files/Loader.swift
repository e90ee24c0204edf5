// Values that one file makes and another file uses.
import Foundation

protocol Store { func load() }
struct MemoryStore: Store { func load() {} }
struct DiskStore: Store { func load() { usleep(1) } }

struct Loader {
  let store: any Store
  init() { store = sharedMemory }
  init(fromDisk: Bool) { store = sharedDisk }
  func load() { store.load() }
}

func loading() async {
  Loader().load()
  Loader(fromDisk: true).load()  // want 26 blocking-sleep via Loader.load() > DiskStore.load() > usleep(_:)
}

func waiting() async {
  Thread.sleep(forTimeInterval: noTime)
  Thread.sleep(forTimeInterval: someTime)  // want 10 blocking-sleep
  Thread.sleep(forTimeInterval: noTimeAtAll)
}

func asking(for child: pid_t) async {
  waitpid(child, nil, flags)  // want 3 blocking-process
  waitpid(child, nil, otherFlags)
  pausing(1)  // want 3 blocking-sleep
}
