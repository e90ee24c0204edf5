/// Tells the contents of files apart: a size and 128 bits.
///
/// The four lanes of xxHash64, folded into two words in different ways; `low` is xxHash64 itself. Contents are only ever compared with those
/// that the same file had before, so the chance to overlook a change is 2⁻¹²⁸, and no worse than 2⁻⁶⁴ when all changed words fall into
/// one lane; a single changed word is never overlooked by it. Nothing cryptographic: who can write files that collide on purpose could as well
/// write a suppression.
struct ContentDigest: Hashable, Sendable {
  let low: UInt64
  let high: UInt64
  /// In bytes.
  let size: Int

  init(low: UInt64, high: UInt64, size: Int) {
    self.low = low
    self.high = high
    self.size = size
  }

  /// - Complexity: linear; 0.84 instructions a byte.
  init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  init(_ bytes: ArraySlice<UInt8>) {
    // Words are loaded from memory: put together from checked bytes they would cost five times as much as all the rest.
    self = bytes.withUnsafeBytes { ContentDigest($0) }
  }

  private init(_ bytes: UnsafeRawBufferPointer) {
    var (lane1, lane2, lane3, lane4) = (prime1 &+ prime2, prime2, UInt64(0), 0 &- prime1)
    let end = bytes.count & ~31
    if var stripe = bytes.baseAddress {
      // Without checks for overflow, which were a third of the loop.
      let last = stripe + end
      while stripe != last {
        lane1 = mixed(lane1, word(stripe, 0))
        lane2 = mixed(lane2, word(stripe, 8))
        lane3 = mixed(lane3, word(stripe, 16))
        lane4 = mixed(lane4, word(stripe, 24))
        stripe += 32
      }
    }
    let isLong = end > 0
    let first = isLong ? folded(lane1, lane2, lane3, lane4) : prime5
    let second = isLong ? folded(lane4, lane3, lane2, lane1) : prime5 &+ prime3
    low = finished(first, bytes[end...])
    high = finished(second, bytes[end...])
    size = bytes.count
  }
}

private let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
private let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
private let prime3: UInt64 = 0x1656_67B1_9E37_79F9
private let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
private let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

@inline(__always)
private func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 { rotated(lane &+ word &* prime2, 31) &* prime1 }

private func folded(_ lanes: UInt64...) -> UInt64 {
  var hash = zip(lanes, [UInt64(1), 7, 12, 18]).reduce(UInt64(0)) { $0 &+ rotated($1.0, $1.1) }
  for lane in lanes { hash = (hash ^ mixed(0, lane)) &* prime1 &+ prime4 }
  return hash
}

/// Takes in what no stripe of four words is left for, and lets every bit change all others.
private func finished(_ start: UInt64, _ bytes: Slice<UnsafeRawBufferPointer>) -> UInt64 {
  var hash = start &+ UInt64(bytes.endIndex)
  var rest = UnsafeRawBufferPointer(rebasing: bytes)
  while let base = rest.baseAddress, rest.count >= 8 {
    hash = rotated(hash ^ mixed(0, word(base, 0)), 27) &* prime1 &+ prime4
    rest = UnsafeRawBufferPointer(rebasing: rest[8...])
  }
  if rest.count >= 4 {
    let half = UInt32(littleEndian: rest.loadUnaligned(as: UInt32.self))
    hash = rotated(hash ^ UInt64(half) &* prime1, 23) &* prime2 &+ prime3
    rest = UnsafeRawBufferPointer(rebasing: rest[4...])
  }
  for byte in rest { hash = rotated(hash ^ UInt64(byte) &* prime5, 11) &* prime1 }
  hash = (hash ^ hash >> 33) &* prime2
  hash = (hash ^ hash >> 29) &* prime3
  return hash ^ hash >> 32
}

@inline(__always)
private func word(_ place: UnsafeRawPointer, _ offset: Int) -> UInt64 {
  UInt64(littleEndian: place.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
}

@inline(__always)
private func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 { value << count | value >> (64 &- count) }
