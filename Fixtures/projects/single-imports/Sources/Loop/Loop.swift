// A module with names of its own for what others call so too.
public protocol FileDescriptor {}
extension FileDescriptor {
  public func writeAll(_ bytes: [UInt8]) {}
}
public func usleep(_ microseconds: UInt32) {}
public struct Reader {
  public init() {}
}
public struct Process {
  public init() {}
  public func waitUntilExit() {}
}
