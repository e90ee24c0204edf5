// A key path that a function of the program is given is read where the function reads it.
import Foundation

struct Note {
  var path: String
  var text: String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
  var draft: String {
    get { path }
    set { usleep(1) }
  }
}

extension Sequence {
  func sorted<Value: Comparable>(by path: KeyPath<Element, Value>) -> [Element] {
    sorted { $0[keyPath: path] < $1[keyPath: path] }
  }
  func sortedTwice<Value: Comparable>(by path: KeyPath<Element, Value>) -> [Element] { sorted(by: path).sorted(by: path) }
  func later<Value>(_ path: KeyPath<Element, Value>) -> () -> [Value] { { map { $0[keyPath: path] } } }
}
func total<Item>(_ items: [Item], of path: KeyPath<Item, String>) -> Int {
  items.reduce(0) { $0 + $1[keyPath: path].count }
}
func set(_ path: WritableKeyPath<Note, String>, in note: inout Note) { note[keyPath: path] = "" }
func keep(_ path: KeyPath<Note, String>) { print(path) }
func unused(_ path: KeyPath<Note, String>) {}
func fetch(_ path: KeyPath<Note, String>, of note: Note) {
  DispatchQueue.global().async { print(note[keyPath: path]) }
}

func go(_ notes: [Note], _ note: Note) async {
  _ = notes.sorted(by: \.text)  // want 26 blocking-file-io via Note.text > String.init(contentsOfFile:encoding:)
  _ = notes.sorted(by: \.path)
  _ = notes.sorted(by: \.path.count)
  _ = notes.sorted(by: \.text.count)  // want 26 blocking-file-io
  _ = notes.sortedTwice(by: \.text)  // want 31 blocking-file-io
  _ = notes.later(\.text)
  _ = total(notes, of: \.text)  // want 26 blocking-file-io
  _ = total(notes, of: \Note.text)  // want 30 blocking-file-io
  _ = total(notes, of: \.draft)
  var note = note
  set(\.draft, in: &note)  // miss blocking-sleep
  keep(\.text)
  unused(\.text)
  fetch(\.text, of: note)
}
