// What stands in the boxes of NIO that are bound to an event loop.
import Foundation
import NIOCore

func save(_ bound: NIOLoopBound<FileHandle>, _ box: NIOLoopBoundBox<FileHandle>, _ handle: FileHandle, _ loop: any EventLoop) {
  loop.execute { bound.value.write(Data()) }  // want 30 blocking-file-io event-loop
  loop.execute { box.value.write(Data()) }  // want 28 blocking-file-io event-loop
  let local = NIOLoopBound(handle, eventLoop: loop)
  loop.execute { local.value.write(Data()) }  // want 30 blocking-file-io event-loop
  let numbers = NIOLoopBoundBox([1], eventLoop: loop)
  loop.execute { numbers.value.append(2) }
}
