// A collection that is only a generic parameter: its members give the elements that its bounds and `where` clauses name.
import Foundation

func each<S: Sequence<FileHandle>>(_ handles: S) async {
  handles.forEach { _ = try? $0.read(upToCount: 1) }  // want blocking-file-io
  _ = handles.filter { (try? $0.read(upToCount: 1)) != nil }  // want blocking-file-io
}

func same<S: Sequence>(_ handles: S) async where S.Element == FileHandle {
  handles.forEach { _ = try? $0.read(upToCount: 1) }  // want blocking-file-io
  for handle in handles.reversed() { _ = try? handle.read(upToCount: 1) }  // want blocking-file-io
}

func collection<C: Collection>(_ handles: C) async where C.Element: FileHandle {
  _ = handles.map { try? $0.read(upToCount: 1) }  // want blocking-file-io
  _ = try? handles.first?.read(upToCount: 1)  // want blocking-file-io
  _ = handles.map { $0 }.map { try? $0.read(upToCount: 1) }  // want blocking-file-io
}

final class Gate: Sendable {
  func wait() {}
  func read(upToCount: Int) {}
}

func own<S: Sequence<Gate>>(_ gates: S) async {
  gates.forEach { $0.wait() }
  _ = gates.map { $0.read(upToCount: 1) }
}

struct Wrapped<Value> {
  var value: Value
  func mapped<Other>(_ transform: (Value) -> Other) -> Wrapped<Other> { Wrapped<Other>(value: transform(value)) }
}

struct Log {
  var file: FileHandle
}

func transformed(_ log: Wrapped<Log>) async throws {
  _ = try log.mapped(\.file).value.read(upToCount: 1)  // want blocking-file-io
  _ = try log.mapped { $0.file }.value.read(upToCount: 1)  // want blocking-file-io
}
