// What an object keeps is known where the object is made: by its initializer's arguments, defaults, `??` and `? :`, and where it is handed on.
import Foundation

protocol Files { func put(_ text: String) throws }
extension Files { func putTwice(_ text: String) throws { for _ in 0..<2 { try put(text) } } }
struct Disk: Files {
  func put(_ text: String) throws { try text.write(toFile: "/tmp/x", atomically: true, encoding: .utf8) }
}
struct Memory: Files { func put(_ text: String) throws {} }
let sharedDisk: any Files = Disk()

// An argument says which of several values an initializer takes.
final class Tester {
  let files: any Files
  init(simulated: Bool, files given: (any Files)? = nil) {
    let files = given ?? (simulated ? Memory() : sharedDisk)
    self.files = files
  }
  func run() throws { try files.put("x") }
}
struct Chosen { let files: any Files; init(files: (any Files)? = nil) { self.files = files ?? Memory() } }
func chosen(files: (any Files)? = nil) async -> Chosen { Chosen(files: files ?? Memory()) }
func tested(_ flag: Bool) async throws {
  try Tester(simulated: true).files.put("x")
  try Tester(simulated: false).files.put("x")  // want blocking-file-io certain
  try Tester(simulated: flag).files.put("x")  // want blocking-file-io likely
  try Tester(simulated: true, files: Disk()).files.put("x")  // want blocking-file-io certain
  try Tester(simulated: false, files: Memory()).files.putTwice("x")
  try Tester(simulated: true).run()
  try Tester(simulated: false).run()  // want blocking-file-io
  let made = Chosen()
  try made.files.put("x")
  try Chosen(files: Disk()).files.put("x")  // want blocking-file-io certain
  try await chosen().files.put("x")
  try await chosen(files: sharedDisk).files.put("x")  // want blocking-file-io
}

// Made by a method, of what the object has that it is called on.
struct Maker {
  let files: any Files
  func tester() -> Tester { Tester(simulated: true, files: self.files) }
  func use(_ other: Maker) throws { try other.tester().run() }
  func useOwn() throws { try tester().run() }
}
func makers() async throws {
  try Maker(files: Memory()).use(Maker(files: Disk()))  // want blocking-file-io
  try Maker(files: Disk()).use(Maker(files: Memory()))
  try Maker(files: Memory()).useOwn()
  try Maker(files: Disk()).useOwn()  // want blocking-file-io
  try Maker(files: Memory()).tester().run()
}

// What is set in another way than by one assignment may be anything.
struct Several {
  var files: any Files = Memory()
  init(_ other: (any Files)?) { files = other ?? Disk() }
  init(both: Void) { (files, _) = (Disk(), 1) }
  init(maybe: Bool) { if maybe { files = Disk() } }
}
func several() async throws {
  try Several(nil).files.put("x")  // want blocking-file-io
  try Several(both: ()).files.put("x")  // want blocking-file-io
  try Several(maybe: true).files.put("x")  // want blocking-file-io
}

// Variables that anybody sets later.
class Assigned {
  var assigned: any Files
  init(_ files: any Files) { assigned = files }
  func run() throws { try assigned.put("x") }
}
func assign(_ one: Assigned) { one.assigned = Disk() }
class Replaced {
  var replaced: any Files
  init(_ files: any Files) { replaced = files }
  func run() throws { try replaced.put("x") }
}
func replace(_ one: Replaced) { replace(&one.replaced) }
func replace(_ files: inout any Files) { files = Disk() }
class Keyed {
  var keyed: any Files
  init(_ files: any Files) { keyed = files }
  func run() throws { try keyed.put("x") }
}
func set(_ one: Keyed, _ path: ReferenceWritableKeyPath<Keyed, any Files> = \.keyed) { one[keyPath: path] = Disk() }
class Overridden {
  var overridden: any Files
  init(_ files: any Files) { overridden = files }
  func run() throws { try overridden.put("x") }
}
class Overriding: Overridden {
  override var overridden: any Files {
    get { Disk() }
    set {}
  }
}
protocol Required: AnyObject { var required: any Files { get set } }
class Requiring: Required {
  var required: any Files
  init(_ files: any Files) { required = files }
  func run() throws { try required.put("x") }
}
func set(_ one: any Required) { one.required = Disk() }
class Quiet {
  var kept: any Files
  init(_ files: any Files) { kept = files }
  func run() throws { try kept.put("x") }
}
func variables() async throws {
  try Assigned(Memory()).run()  // want blocking-file-io
  try Replaced(Memory()).run()  // want blocking-file-io
  try Keyed(Memory()).run()  // want blocking-file-io
  try Overriding(Memory()).run()  // want blocking-file-io
  try Requiring(Memory()).run()  // want blocking-file-io
  try Quiet(Memory()).run()
  try Quiet(Disk()).run()  // want blocking-file-io
}

// What a function is given is looked into, also behind `guard let`.
func through(_ one: Quiet) throws { try one.kept.put("x") }
func unwrapped(_ one: Quiet?) throws {
  guard let one else { return }
  try one.kept.put("x")
}
func exchanged(_ one: Quiet) throws {
  var one = one
  one = Quiet(Disk())
  try one.kept.put("x")
}
struct Holder {
  let quiet: Quiet?
  func run() throws {
    guard let quiet else { return }
    try quiet.run()
  }
  func copy() throws { try Quiet(quiet?.kept ?? Memory()).run() }
}
func given(_ other: Quiet) async throws {
  try through(Quiet(Memory()))
  try through(other)  // want blocking-file-io
  try unwrapped(Quiet(Memory()))
  try unwrapped(nil)
  try unwrapped(other)  // want blocking-file-io
  try exchanged(Quiet(Memory()))  // want blocking-file-io
  try Holder(quiet: Quiet(Memory())).run()
  try Holder(quiet: nil).run()
  try Holder(quiet: other).run()  // want blocking-file-io
  try Holder(quiet: other).copy()  // want blocking-file-io
  var changed = Quiet(Memory())
  try changed.run()  // want blocking-file-io
  changed = other
}

// A reader made of another reader's bytes.
final class Reader {
  let files: any Files
  convenience init(files: any Files) { self.init(files: files, start: 0) }
  convenience init(other: Reader) { self.init(files: other.files, start: 0) }
  init(files: any Files, start: Int) { self.files = files }
  func peek() throws { try files.put("x") }
}
final class Image {
  let reader: Reader
  init(files: any Files) { reader = Reader(files: files) }
  func slice() throws { try Reader(other: reader).peek() }
}
func images() async throws {
  try Image(files: Memory()).slice()
  try Image(files: Disk()).slice()  // want blocking-file-io
}

// What is bound by `var`, or that others are given a binding of, may be something else.
func rebound(_ files: (any Files)?) throws {
  if var files {
    files = Disk()
    try files.put("x")
  }
}
struct Settings {
  var files: any Files
  func run() throws { try files.put("x") }
}
func bound() async throws {
  try rebound(Memory())  // want blocking-file-io
  @Bindable var settings = Settings(files: Memory())
  choose($settings.files)
  try settings.run()  // want blocking-file-io
}
func choose(_ files: Bindable<any Files>) {}
@propertyWrapper @dynamicMemberLookup struct Bindable<Value> {
  var wrappedValue: Value
  var projectedValue: Bindable<Value> { self }
  subscript<Part>(dynamicMember path: WritableKeyPath<Value, Part>) -> Bindable<Part> {
    Bindable<Part>(wrappedValue: wrappedValue[keyPath: path])
  }
}
