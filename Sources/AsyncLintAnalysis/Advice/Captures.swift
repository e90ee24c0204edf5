import AsyncLintSyntax

/// What an expression takes along to another thread: the values that a closure captures, and what stands in the way.
struct Captures {
  /// An element of a capture list: `url`, or `url = path(name)` where the value is the text of a range.
  struct Element {
    var name: String
    var value: ByteRange?
    /// It is borrowed, which no closure that is kept can do.
    var isCopied = false
  }

  /// A constant for what the expression awaits, and the words that its text needs before it.
  struct Awaited {
    var name: String
    var keywords: String
    var value: ByteRange
    /// It names an argument of the closure around it, `$0`, which means another one in a closure within.
    var isNumbered = false
    /// What it gives is this property, which an initializer has set while no closure may take the unfinished value along.
    var property: DeclarationID?
    /// Nothing of it is awaited: no closure on another thread may make it.
    var isMade = false
    /// It is known there only which test it belongs to.
    var isOfTest = false

    var isOnlyTried: Bool { keywords.holds("try") && !keywords.holds("await") }
  }

  /// Variables, members of `self`, and values that only the actor can make.
  var elements: [Element] = []
  /// What a closure on another thread cannot await, or not say by its number, so that it has to be there before.
  var awaited: [Awaited] = []
  /// What the expression says in place of its own text, because of what is captured: `url` for `self.url`.
  var edits: [Finding.Substitution.Edit] = []
  /// What belongs to an actor: a closure on another thread cannot use it.
  var isolated: [String] = []
  /// The reported property is one of them, stored in an actor: what reads or sets it blocks there. Or a stored one of the actor is used that
  /// is not Sendable.
  var staysOnActor = false
  /// Some of that is changed.
  var changesIsolated = false
  /// Values that may not leave the thread, by their names.
  var unsendable: [String] = []
  /// For which no constant can stand: their type is written with a `!`, or they have labels.
  var irreplaceable: Set<String> = []
  /// Closures that the function was given for as long as it runs.
  var nonescaping: [String] = []
  /// Errors of one of them are the function's own: it may say so by `rethrows`.
  var mayRethrow = false
  /// Functions within functions that do not say of themselves that any thread may run them.
  var localFunctions: [String] = []
  /// Values that only their event loop may use.
  var onEventLoop: [String] = []
  var staying: [StayingValue] = []
  /// Variables that the expression changes: `buffer` of `&buffer`.
  var changed: [String] = []
  /// Those of them that are `nonisolated(unsafe)`, because several threads change them at once.
  var unsafelyShared: Set<String> = []
  /// Those of them that others may change meanwhile: properties.
  var sharedChanged: [String] = []
  /// Variables of an object that is taken along as a whole.
  var changedInObject: Set<String> = []
  /// Members of types and objects that it changes, under names of the closure's own: `Shared.table` of `Shared.table.fill()`.
  var changedPlaces: Set<NodeID> = []
  /// The name of a copy of `self`, where the expression changes that.
  var copyOfSelf: String?
  /// What the expression says of `self` where it changes the copy.
  var editsForCopy: [Finding.Substitution.Edit] = []
  /// The name of a constant for `self`, where that may not leave its thread, and what the expression says of it then.
  private(set) var nameOfSelf: String?
  private(set) var editsForSelf: [Finding.Substitution.Edit] = []
  /// A closure within takes `self` along itself, or what is said of it has no room for another name.
  var keepsSelf = false
  /// It also changes what is no plain variable.
  var changesMore = false
  /// `super` is in it, which Swift does not allow where `self` is captured by its name.
  var usesSuper = false
  /// What blocks. A copy in its place would leave that to whoever puts the copy there.
  var reported: NodeID = 0
  /// Members of `self` are not read before.
  var readsLater = false
  /// The code initializes `self`, which no closure can take along until that is done.
  var isInInitializer = false

  /// What has to be there before is awaited or tried, and means the same in a closure in the place of the expression.
  var areAwaited: Bool { !awaited.isEmpty && awaited.allSatisfy { !$0.isNumbered && $0.property == nil } }

  /// All that it changes can be changed elsewhere, in copies that take the place of the variables.
  var canBeCopied: Bool {
    if changesMore { return false }
    return copyOfSelf == nil ? !changed.isEmpty : changed.isEmpty && !unsendable.contains("self")
  }

  /// All of it can be in a capture list.
  var canBeListed: Bool { changed.isEmpty && !changesMore && copyOfSelf == nil }
  /// It is a list of names, without the object that the code belongs to.
  var isPlainList: Bool {
    isComplete && awaited.isEmpty && elements.allSatisfy { $0.name != "self" && $0.value == nil && !$0.isCopied }
  }

  /// A closure can take all of it along.
  var isComplete: Bool {
    isolated.isEmpty && unsendable.isEmpty && nonescaping.isEmpty && onEventLoop.isEmpty && staying.isEmpty
  }

  /// Nothing but `self` may have to go along unchecked.
  var canGoUnchecked: Bool {
    if isComplete { return true }
    var rest = self
    rest.unsendable.removeAll { $0 == "self" }
    return canNameSelf && rest.isComplete
  }

  /// The code works on copies, or leaves them.
  mutating func useCopies(_ isPossible: Bool) {
    if isPossible {
      edits += editsForCopy
    } else if copyOfSelf != nil {
      copyOfSelf = nil
      changesMore = true
    }
  }

  /// A constant by another name can stand for `self`.
  var canNameSelf: Bool { nameOfSelf != nil && !keepsSelf && !usesSuper && !isInInitializer && copyOfSelf == nil }

  /// `range`: what says `self`, or the empty place before a member without it.
  mutating func call(selfSaidAt range: ByteRange, _ name: @autoclosure () -> String) {
    let own = nameOfSelf ?? name()
    nameOfSelf = own
    editsForSelf.append(
      Finding.Substitution.Edit(range: range, text: range.start == range.end ? "\(own)." : own))
  }

  /// The constant stands for it.
  mutating func useNameOfSelf() { edits += editsForSelf }

  /// All that is changed, each as it is written, in parentheses if it is more than one.
  func changedVariables(_ written: (String) -> String) -> String {
    let names = changed.map(written)
    return names.count == 1 ? names[0] : "(\(names.joined(separator: ", ")))"
  }

  /// The variable outside that one of the closure stands for.
  func variable(named name: String) -> String {
    let index = elements.firstIndex { $0.name == name && $0.value != nil }
    return index.map { "{capture.\($0)}" } ?? name
  }

  /// What is changed in an object is read there too, also by what stands before the change.
  mutating func readChangedInObject() {
    if changedInObject.isEmpty { return }
    elements.removeAll { $0.value == nil && changedInObject.contains($0.name) }
    unsendable.removeAll { changedInObject.contains($0) }
  }

  /// What is taken along is not there under its own name alone.
  mutating func name(_ name: String, as value: ByteRange) {
    if let index = elements.firstIndex(where: { $0.name == name && $0.value == nil }) { elements[index].value = value }
  }

  mutating func add(_ name: String, value: ByteRange? = nil, isCopied: Bool = false) {
    if elements.contains(where: { $0.name == name }) { return }
    elements.append(Element(name: name, value: value, isCopied: isCopied))
  }
}
