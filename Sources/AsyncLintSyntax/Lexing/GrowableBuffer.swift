/// An array of plain values that is emptied and filled again, file after file, without giving its memory back.
///
/// Every index is checked. Measured against `[Element]` in a class it saves the exclusivity and uniqueness tests: a
/// fifth of the lexer's time (2 cores, x86-64).
struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: capacity &* 2) }
    (base + count).initialize(to: element)
    count &+= 1
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return base[index]
    }
    set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      base[index] = newValue
    }
  }

  /// Changes an element in place.
  @inline(__always)
  mutating func update(_ index: Int, _ change: (inout Element) -> Void) {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    change(&base[index])
  }

  /// Drops all elements from `newCount` on.
  @inline(__always)
  mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count)
    count = newCount
  }

  @inline(__always)
  mutating func popLast() -> Element? {
    guard count > 0 else { return nil }
    count &-= 1
    return base[count]
  }

  mutating func append(_ elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress else { return }
    if count &+ elements.count > capacity { grow(to: max(capacity &* 2, count &+ elements.count)) }
    (base + count).update(from: source, count: elements.count)
    count &+= elements.count
  }

  mutating func append(repeating element: Element, count added: Int) {
    if count &+ added > capacity { grow(to: max(capacity &* 2, count &+ added)) }
    (base + count).initialize(repeating: element, count: added)
    count &+= added
  }

  /// The elements, where they stand until the next one is added.
  var memory: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  func withElements<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    body(UnsafeBufferPointer(start: base, count: count))
  }

  /// A copy of the elements from `start` on.
  func array(from start: Int = 0) -> [Element] {
    Array(UnsafeBufferPointer(start: base, count: count)[start...])
  }

  @inline(never)
  private mutating func grow(to newCapacity: Int) {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity = newCapacity
  }
}

extension GrowableBuffer<UInt8> {
  /// Appends the first ones of sixteen bytes, without the call that copying takes.
  @inline(__always)
  mutating func append(_ bytes: SIMD2<UInt64>, first added: Int) {
    precondition(added >= 0 && added <= 16)
    if count &+ 16 > capacity { grow(to: capacity &* 2) }
    UnsafeMutableRawPointer(base + count).storeBytes(of: bytes, as: SIMD2<UInt64>.self)
    count &+= added
  }
}

extension GrowableBuffer<UInt32> {
  /// Appends the number of elements that `other` has from `start` on, and then these.
  @inline(__always)
  mutating func appendCounted(_ other: borrowing GrowableBuffer, from start: Int) {
    let added = other.count &- start
    precondition(start >= 0 && added >= 0)
    if count &+ added >= capacity { grow(to: max(capacity &* 2, count &+ added &+ 1)) }
    var target = base + count
    target.initialize(to: UInt32(truncatingIfNeeded: added))
    count &+= added &+ 1
    // Nearly always a few elements: to call for a copy costs more than they do.
    var source = other.base + start
    let end = other.base + other.count
    while source < end {
      target += 1
      target.initialize(to: source.pointee)
      source += 1
    }
  }
}
