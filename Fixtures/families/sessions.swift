// Of a session of libssh2 that is put into blocking mode again all calls wait but those in between.
import CSSH

actor Sessions {
  let session: OpaquePointer

  init(_ session: OpaquePointer) { self.session = session }

  func poll(_ channel: OpaquePointer, _ buffer: UnsafeMutablePointer<Int8>) -> Int {
    libssh2_session_set_blocking(session, 0)
    defer { libssh2_session_set_blocking(session, 1) }
    return libssh2_channel_read_ex(channel, 0, buffer, 10)
  }

  func read(_ channel: OpaquePointer, _ buffer: UnsafeMutablePointer<Int8>) -> Int {
    libssh2_session_set_blocking(session, 1)
    return libssh2_channel_read_ex(channel, 0, buffer, 10)  // want blocking-socket
  }

  func send(_ handle: OpaquePointer, _ buffer: UnsafeMutablePointer<Int8>) -> Int {
    libssh2_sftp_read(handle, buffer, 10)  // want blocking-socket
  }
}
