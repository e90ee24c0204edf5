import AsyncLintSyntax

/// The names in the unread bodies of a file, as they stand in its facts.
struct BodyNames {
  private let entries: [BodyName]
  /// By the file's own numbers.
  private let names: [GlobalName]

  init(_ entries: [BodyName], names: [GlobalName]) {
    self.entries = entries
    self.names = names
  }

  /// How the name at that place occurs in its body.
  subscript(index: Int) -> BodyName { entries[index] }

  /// The name at that place.
  func name(at index: Int) -> GlobalName { names[Int(entries[index].name)] }
}

/// Some of the files of a program, neighbours, to be made by one thread.
///
/// The first part gives names the numbers that the program has for them. Every other has numbers of its own at first: so that no part
/// waits for another, and the number of parts changes no number of the program.
final class ProgramFilePart: @unchecked Sendable {
  private var inputs: [AnalysisInput]
  private let modules: ArraySlice<Int>
  private let interner: Interner
  /// What the files will ask.
  private let programInterner: Interner
  private let bodyStore: BodyStore
  /// By file, then by the file's own numbers.
  private var names: [[GlobalName]] = []
  /// The program's number of each of this part's names, if they differ.
  private var translation: [GlobalName]?
  private var files: [ProgramFile] = []
  private var bodyNames: [BodyNames] = []

  /// `modules`: by file, of these files alone.
  private init(
    _ inputs: [AnalysisInput], _ modules: ArraySlice<Int>, _ interner: Interner, _ programInterner: Interner,
    _ bodyStore: BodyStore
  ) {
    self.inputs = inputs
    self.modules = modules
    self.interner = interner
    self.programInterner = programInterner
    self.bodyStore = bodyStore
  }

  /// Makes the files, on `threads` threads, and teaches `interner` their names, in the order of the files. `modules`: by file.
  static func make(
    _ inputs: consuming [AnalysisInput], modules: [Int], _ interner: Interner, _ bodyStore: BodyStore, threads: Int,
    run: WorkRunner
  ) -> (files: [ProgramFile], bodyNames: [BodyNames]) {
    var parts: [ProgramFilePart] = []
    for range in ranges(of: inputs, count: max(1, min(threads, inputs.count / 8))) {
      parts.append(
        ProgramFilePart(
          Array(inputs[range]), modules[range], parts.isEmpty ? interner : Interner(), interner, bodyStore))
    }
    // The parts have them now, and give up the facts of each file when it is made.
    inputs = []
    let all = parts
    run(all.count) { all[$0].internNames() }
    for part in all.dropFirst() { part.translation = part.interner.names(in: interner) }
    run(all.count) { all[$0].makeFiles() }
    return (all.flatMap(\.files), all.flatMap(\.bodyNames))
  }

  /// Neighbours, about equally much in each range.
  private static func ranges(of inputs: [AnalysisInput], count: Int) -> [Range<Int>] {
    func weight(_ input: AnalysisInput) -> Int { 64 + input.facts.nodes.count + input.facts.bodyNames.count }
    let share = inputs.reduce(0) { $0 + weight($1) } / count + 1
    var ranges: [Range<Int>] = []
    var start = 0
    var sum = 0
    for index in inputs.indices {
      sum += weight(inputs[index])
      guard sum >= share * (ranges.count + 1) || index + 1 == inputs.count else { continue }
      ranges.append(start..<index + 1)
      start = index + 1
    }
    return ranges
  }

  private func internNames() {
    // By index, here and where files are made: a copy of an input retains some thirty lists.
    names = inputs.indices.map { index in
      let own = inputs[index].facts.names
      var names = Array(0..<GlobalName(WellKnownName.count))
      names.reserveCapacity(own.count)
      own.visitOwn { names.append(interner.intern($0)) }
      return names
    }
  }

  private func makeFiles() {
    files.reserveCapacity(inputs.count)
    bodyNames.reserveCapacity(inputs.count)
    for index in inputs.indices {
      // Nobody else needs the facts: what is made of them takes their place in memory.
      let facts = inputs[index].facts
      inputs[index].facts = FileFacts()
      let source = inputs[index].source
      let settings = inputs[index].settings
      var names = names[index]
      if let translation { names = names.map { translation[Int($0)] } }
      bodyNames.append(BodyNames(facts.bodyNames, names: names))
      let position = modules.startIndex + index
      files.append(
        ProgramFile(
          index: Int32(position), facts: consume facts, names: names, path: inputs[index].path,
          module: modules[position], settings: settings, isReported: inputs[index].isReported,
          isLibrary: inputs[index].isLibrary, source: source, interner: programInterner, bodyStore: bodyStore))
    }
    inputs = []
    names = []
  }
}
