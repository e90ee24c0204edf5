// A file that puts a session of libssh2 into non-blocking mode waits in none of its calls.
import CSSH
import Foundation

actor SessionActor {
  var sessionHandle: OpaquePointer!
  init(opaque: UnsafeMutableRawPointer) {
    sessionHandle = libssh2_session_init_ex(nil, nil, nil, opaque)
    libssh2_session_set_blocking(sessionHandle, 0)
  }
  func ping(channel: OpaquePointer, buffer: UnsafeMutablePointer<Int8>) async -> Int {
    libssh2_channel_read_ex(channel, 0, buffer, 1024)
  }
}
