/// Names that the analysis itself asks for, interned once.
struct KnownNames {
  let `self`, `super`, selfType, `init`, `subscript`, callAsFunction, type, newValue, oldValue, error: GlobalName
  let get, set, willSet, didSet, wrappedValue, projectedValue, dynamicMember: GlobalName
  let unownedExecutor, sharedUnownedExecutor: GlobalName
  let underscore, optional, array, dictionary, setType, int, double, string, bool, result: GlobalName
  let void, regex, keyPath: GlobalName
  let mainActor: GlobalName
  /// What stands in `known-types.md` above types that are on the main actor.
  let mainActorMark: GlobalName
  /// What stands there beside these, where a protocol on no actor inherits from one that is on the main actor.
  let noMainActorMark: GlobalName
  /// The attribute of what leaves its actor.
  let concurrent: GlobalName
  let sendable, errorProtocol, codingKey: GlobalName
  let task, detached, addTask, some, none, wrapped, element, key, value, success, failure: GlobalName
  /// The case of `Result`, not its generic parameter.
  let successCase: GlobalName
  /// What `known-types.md` says of results that follow from arguments.
  let named, namedValue, given, givenElement, givenElementValue, givenValue: GlobalName
  let givenResult, presented, produced, producedValue, taken: GlobalName
  let valueElement, otherElement, elementValue: GlobalName
  /// Labels of a dictionary's elements.
  let keyLabel, valueLabel: GlobalName
  let mapValues, compactMapValues: GlobalName
  let map, flatMap, compactMap, nilCoalescing, `protocol`, sequence, actor, globalActor, shared: GlobalName

  init(_ interner: Interner) {
    self.`self` = interner.intern("self")
    `super` = interner.intern("super")
    selfType = interner.intern("Self")
    `init` = interner.intern("init")
    `subscript` = interner.intern("subscript")
    callAsFunction = interner.intern("callAsFunction")
    type = interner.intern("Type")
    newValue = interner.intern("newValue")
    oldValue = interner.intern("oldValue")
    error = interner.intern("error")
    get = interner.intern("get")
    set = interner.intern("set")
    willSet = interner.intern("willSet")
    didSet = interner.intern("didSet")
    wrappedValue = interner.intern("wrappedValue")
    projectedValue = interner.intern("projectedValue")
    unownedExecutor = interner.intern("unownedExecutor")
    sharedUnownedExecutor = interner.intern("sharedUnownedExecutor")
    dynamicMember = interner.intern("dynamicMember")
    underscore = interner.intern("_")
    optional = interner.intern("Optional")
    array = interner.intern("Array")
    dictionary = interner.intern("Dictionary")
    setType = interner.intern("Set")
    int = interner.intern("Int")
    double = interner.intern("Double")
    string = interner.intern("String")
    bool = interner.intern("Bool")
    result = interner.intern("Result")
    void = interner.intern("Void")
    regex = interner.intern("Regex")
    keyPath = interner.intern("KeyPath")
    mainActor = interner.intern("MainActor")
    mainActorMark = interner.intern("@MainActor")
    noMainActorMark = interner.intern("~@MainActor")
    concurrent = interner.intern("concurrent")
    sendable = interner.intern("Sendable")
    errorProtocol = interner.intern("Error")
    codingKey = interner.intern("CodingKey")
    task = interner.intern("Task")
    detached = interner.intern("detached")
    addTask = interner.intern("addTask")
    some = interner.intern("some")
    none = interner.intern("none")
    wrapped = interner.intern("Wrapped")
    element = interner.intern("Element")
    key = interner.intern("Key")
    value = interner.intern("Value")
    success = interner.intern("Success")
    failure = interner.intern("Failure")
    successCase = interner.intern("success")
    named = interner.intern("Named")
    namedValue = interner.intern("NamedValue")
    given = interner.intern("Given")
    givenElement = interner.intern("GivenElement")
    givenElementValue = interner.intern("GivenElementValue")
    givenValue = interner.intern("GivenValue")
    givenResult = interner.intern("GivenResult")
    presented = interner.intern("Presented")
    produced = interner.intern("Produced")
    producedValue = interner.intern("ProducedValue")
    taken = interner.intern("Taken")
    valueElement = interner.intern("ValueElement")
    otherElement = interner.intern("OtherElement")
    elementValue = interner.intern("ElementValue")
    keyLabel = interner.intern("key")
    valueLabel = interner.intern("value")
    map = interner.intern("map")
    flatMap = interner.intern("flatMap")
    compactMap = interner.intern("compactMap")
    mapValues = interner.intern("mapValues")
    compactMapValues = interner.intern("compactMapValues")
    nilCoalescing = interner.intern("??")
    `protocol` = interner.intern("protocol")
    sequence = interner.intern("Sequence")
    actor = interner.intern("Actor")
    globalActor = interner.intern("globalActor")
    shared = interner.intern("shared")
  }
}
