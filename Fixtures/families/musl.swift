// What the C library of some systems has beside the others'.
import Musl

func next(_ listener: Int32) async -> Int32 {
  // The flag is for the connection: the call waits for one all the same.
  accept4(listener, nil, nil, SOCK_NONBLOCK | SOCK_CLOEXEC)  // want 3 blocking-socket error
}

func next(_ listener: Int32, unlessNone: Bool) async -> Int32 {
  _ = fcntl(listener, F_SETFL, O_NONBLOCK)
  return accept4(listener, nil, nil, 0)
}

func lock(_ file: Int32, _ lock: UnsafeMutablePointer<flock>) async {
  _ = fcntl(file, F_OFD_SETLK, lock)
  _ = fcntl(file, F_OFD_SETLKW, lock)  // want 7 blocking-file-io error
}
