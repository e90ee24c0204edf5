// Elements of sequences and collections that the program declares.
// swift-format-ignore-file
import Foundation

struct Leaf { var file: FileHandle }

struct Erased: Sequence {
  func makeIterator() -> AnyIterator<Leaf> { AnyIterator { nil } }
}
struct Indexing: Sequence {
  func makeIterator() -> IndexingIterator<[Leaf]> { [Leaf]().makeIterator() }
}
struct OfArray: Sequence {
  func makeIterator() -> Array<Leaf>.Iterator { [Leaf]().makeIterator() }
}
struct Generic<Value>: Sequence {
  let values: [Value]
  func makeIterator() -> AnyIterator<Value> { AnyIterator { nil } }
}
struct Opaque: Sequence {
  func makeIterator() -> some IteratorProtocol<Leaf> { [Leaf]().makeIterator() }
}
struct NamedIterator: IteratorProtocol {
  mutating func next() -> Leaf? { nil }
}
struct WithNamed: Sequence {
  func makeIterator() -> NamedIterator { NamedIterator() }
}
struct Later: AsyncSequence {
  struct Steps: AsyncIteratorProtocol {
    mutating func next() async -> Leaf? { nil }
  }
  func makeAsyncIterator() -> Steps { Steps() }
}
struct Streaming: AsyncSequence {
  func makeAsyncIterator() -> AsyncStream<Leaf>.Iterator { AsyncStream<Leaf> { $0.finish() }.makeAsyncIterator() }
}
struct Shelf: Collection {
  var startIndex: Int { 0 }
  var endIndex: Int { 1 }
  func index(after index: Int) -> Int { index + 1 }
  subscript(bounds: Range<Int>) -> Slice<Shelf> { Slice(base: self, bounds: bounds) }
  subscript(index: Int) -> Leaf { Leaf(file: .nullDevice) }
}

func loops(
  _ erased: Erased, _ indexing: Indexing, _ ofArray: OfArray, _ generic: Generic<Leaf>, _ opaque: Opaque,
  _ withNamed: WithNamed, _ shelf: Shelf
) async {
  for leaf in erased { try? leaf.file.synchronize() }  // want blocking-file-io
  for leaf in indexing { try? leaf.file.synchronize() }  // want blocking-file-io
  for leaf in ofArray { try? leaf.file.synchronize() }  // want blocking-file-io
  for leaf in generic { try? leaf.file.synchronize() }  // want blocking-file-io
  for leaf in opaque { try? leaf.file.synchronize() }  // want blocking-file-io
  for leaf in withNamed { try? leaf.file.synchronize() }  // want blocking-file-io
  for leaf in shelf { try? leaf.file.synchronize() }  // want blocking-file-io
}

func asyncLoops(_ later: Later, _ streaming: Streaming, _ stream: AsyncStream<Leaf>) async {
  for await leaf in later { try? leaf.file.synchronize() }  // want blocking-file-io
  for await leaf in streaming { try? leaf.file.synchronize() }  // want blocking-file-io
  var iterator = stream.makeAsyncIterator()
  try? await iterator.next()?.file.synchronize()  // want blocking-file-io
}

func members(_ erased: Erased, _ shelf: Shelf, _ reversed: ReversedCollection<[Leaf]>) async {
  erased.forEach { try? $0.file.synchronize() }  // want blocking-file-io
  if let leaf = shelf.first { try? leaf.file.synchronize() }  // want blocking-file-io
  for leaf in shelf.sorted(by: { _, _ in true }) { try? leaf.file.synchronize() }  // want blocking-file-io
  for leaf in shelf[0..<1] { try? leaf.file.synchronize() }  // want blocking-file-io
  for leaf in reversed { try? leaf.file.synchronize() }  // want blocking-file-io
  let iterator = erased.makeIterator()
  try? iterator.next()?.file.synchronize()  // want blocking-file-io
}
