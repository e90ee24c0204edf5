/// A half-open range of bytes of one file. Files are read up to 4 GiB - 1.
public struct ByteRange: Sendable, Hashable {
  public var start: UInt32
  public var end: UInt32

  public init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }
}
