// A module with names of its own for what others call so too.
public protocol FileDescriptor {}
extension FileDescriptor {
  public func writeAll(_ bytes: [UInt8]) {}
}
public func usleep(_ microseconds: UInt32) {}
