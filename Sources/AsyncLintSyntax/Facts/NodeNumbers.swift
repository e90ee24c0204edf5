/// Numbers of nodes, in 16 bits each where all of them fit, as they do in nearly all files.
///
/// In 32 bits each, lists of children took 20 MB and parents 9 MB on a code base of 89 MB.
public struct NodeNumbers: Sendable {
  @usableFromInline var narrow: [UInt16] = []
  /// Empty where the others suffice.
  @usableFromInline var wide: [UInt32] = []

  public init() {}

  public init(_ numbers: UnsafeBufferPointer<UInt32>) {
    var bits: UInt32 = 0
    for number in numbers { bits |= number }
    if bits > UInt32(UInt16.max) {
      wide = Array(numbers)
    } else {
      // `map` asks at each number for room: a hundredth of all instructions on generated code.
      narrow = Array(unsafeUninitializedCapacity: numbers.count) { target, count in
        for (index, number) in numbers.enumerated() { target[index] = UInt16(truncatingIfNeeded: number) }
        count = numbers.count
      }
    }
  }

  @inlinable
  public var isWide: Bool { !wide.isEmpty }

  @inlinable
  public var isEmpty: Bool { narrow.isEmpty && wide.isEmpty }

  public var count: Int { isWide ? wide.count : narrow.count }

  @inlinable
  public subscript(index: Int) -> UInt32 { isWide ? wide[index] : UInt32(narrow[index]) }

  /// Calls the closure with the memory that they stand in, which stays where it is as long as nobody changes them.
  public func withMemory<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    isWide ? wide.withUnsafeBytes(body) : narrow.withUnsafeBytes(body)
  }
}
