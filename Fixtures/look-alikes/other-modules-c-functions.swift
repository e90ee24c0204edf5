// A C function of a module that the catalogue does not know is not the C library's.
#if os(Windows)
  import WinSDK

  func open(_ socket: SOCKET, _ address: UnsafePointer<sockaddr>, _ size: Int32) async -> Int32 {
    _ = WinSDK.accept(socket, nil, nil)
    return WinSDK.connect(socket, address, size)
  }
#else
  import Foundation

  func open(_ socket: Int32, _ address: UnsafePointer<sockaddr>, _ size: UInt32) async -> Int32 {
    Foundation.connect(socket, address, size)  // want 16 blocking-socket
  }
#endif
