import AsyncLintCatalogue
import AsyncLintSyntax

/// For uses of a name in one part of a file, those that a filter admits.
struct Search {
  var name: GlobalName
  var file: Int32
  var part: Int
  /// Some use may be no call.
  var isUncalled: Bool
  /// Number of the occurrence.
  var occurrence: Int
  var filters: [UseFilter]
}

/// What a use runs: an API, or this unit.
struct FoundSite {
  var site: Site
  var unit: Unit?
}

/// What was found in a file.
struct FoundSites {
  var sites: [FoundSite] = []
  /// Numbers of occurrences all of whose uses are known by now.
  var settled: [Int] = []
}

extension Analyzer {
  /// What is to be looked at in some files for uses of names, by file.
  func searches(
    for wanted: [(key: GlobalName, value: UseFilters)], inFiles range: Range<Int>
  ) -> [ArraySlice<Search>] {
    var searches: [Search] = []
    for (name, filters) in wanted {
      let occurrences = nameIndex.occurrences(of: name, inFiles: range)
      if occurrences.isEmpty { continue }
      let filters = filters.all.map { $0.looking(for: name, self) }
      let limits = filters.map(\.limits)
      // The uses stand file by file: what a file rules out is asked once for all its uses.
      var file = -1
      var open: [UseLimits] = []
      var remaining: [UseFilter] = []
      for occurrence in occurrences where !nameIndex.isSettled(occurrence) {
        let (number, part) = nameIndex.location(of: occurrence.part)
        if file != number {
          file = number
          open = limits.few { $0.admitsUses(in: files[number], self) }
          remaining = []
        }
        guard open.contains(where: { $0.admits(occurrence, self) }) else { continue }
        if remaining.isEmpty {
          remaining =
            open.count == filters.count
            ? filters : filters.filter { $0.limits.admitsUses(in: files[number], self) }
        }
        searches.append(
          Search(
            name: name, file: Int32(number), part: part, isUncalled: occurrence.ways.contains(.uncalled),
            occurrence: occurrence.number, filters: remaining))
      }
    }
    // A file and its bodies are read once for all names.
    searches.sort { ($0.file, $0.part, $0.name) < ($1.file, $1.part, $1.name) }
    return searches.runs { $0.file == $1.file }
  }

  /// The sites at uses in one file that nobody has looked at yet.
  func sites(at searches: ArraySlice<Search>) -> FoundSites {
    var found = FoundSites()
    for searches in searches.runs(where: { $0.part == $1.part }) {
      addSites(
        searches, inPart: searches[searches.startIndex].part, of: files[Int(searches[searches.startIndex].file)],
        to: &found)
    }
    return found
  }

  /// The sites at uses in one part of a file. `searches`: by name.
  private func addSites(
    _ searches: ArraySlice<Search>, inPart part: Int, of file: ProgramFile, to found: inout FoundSites
  ) {
    var open = searches
    // An asynchronous function on an actor's own executor may still hold an `async let`.
    if part > 0, !file.unreadBodies[part - 1].hasBraces, searches.contains(where: { !$0.isUncalled }),
      case let block = file.unreadBodies[part - 1].block, !file.flags(file.parent(block)).contains(.isAsync),
      isOfNoConcern(block, in: file)
    {
      open.removeAll { !$0.isUncalled }
    }
    var places: [Place] = []
    /// Those of them with uses that the filters have held back.
    var unsettled: Set<GlobalName> = []
    if !open.isEmpty {
      file.visitUses(of: open.map(\.name), inPart: part, callName: callName) { index, node in
        if file.isLookedAt(node) { return }
        let number = open.startIndex + index
        if open[number].filters.indices.contains(where: { open[number].filters[$0].admits(node, in: file, self) }) {
          file.lookAt(node)
          places.append(Place(file: file.index, node: node))
        } else {
          unsettled.insert(open[number].name)
        }
      }
    }
    for attribute in places where file.kind(attribute.node) == .attribute {
      for node in usesOfVariable(wrappedBy: attribute.node, in: file) where !file.isLookedAt(node) {
        file.lookAt(node)
        places.append(Place(file: file.index, node: node))
      }
    }
    for search in searches where !unsettled.contains(search.name) {
      found.settled.append(search.occurrence)
    }
    for place in places {
      // A function that is only named may be run by somebody else.
      if !isHandedOn(place.node, in: file), isOfNoConcern(place.node, in: file) { continue }
      found.sites += sites(at: place)
    }
  }

  /// Whether code runs on no thread that matters: it is offloaded, or belongs to a synchronous function that nobody names. Most tests
  /// are of this kind, and what blocks in them blocks nobody else.
  private func isOfNoConcern(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch owner(of: node, in: file) {
    case .nobody: return true
    case .unit(let unit):
      return unit.kind == .body && !options.reportsMainActor && file.kind(unit.place.node) == .functionDeclaration
        && nameIndex.isUnused(file.name(unit.place.node)) && !isCalledUnnamed(file.name(unit.place.node))
    case .context, .unitOnMainActor: return false
    }
  }

  /// Resolves a use.
  private func sites(at place: Place) -> [FoundSite] {
    let uses = uses(at: place)
    let found = uses.compactMap { use -> FoundSite? in
      let owner = use.storedIn.map { Unit(kind: .stored, place: $0) }
      switch use.target {
      case .symbol(let index, let candidate):
        guard isEnabled(index) else { return nil }
        let range = file(place).nameRange(place.node)
        return sharpened(
          Site(
            place: place, range: range, target: .symbol(index, candidate),
            isLikely: use.isLikely || external.catalogue.symbols[index].isRequirement, storedIn: owner,
            context: use.context, isMessage: isMessage(index, candidate, at: place))
        ).map { FoundSite(site: $0, unit: nil) }
      case .unit(let unit):
        let place = use.place ?? place
        let range = file(place).nameRange(place.node)
        let site = Site(
          place: place, range: range, target: .unit(unit), isLikely: use.isLikely, storedIn: owner,
          alternatives: use.alternatives, context: use.context)
        return FoundSite(site: movedToSync(site), unit: unit)
      }
    }
    return found + sitesDecidedByCallers(at: place, beside: uses)
  }
}

extension Array {
  /// As `filter`, but without a new array where all are wanted.
  fileprivate func few(where isWanted: (Element) -> Bool) -> [Element] {
    allSatisfy(isWanted) ? self : filter(isWanted)
  }

  /// The longest slices whose neighbours all belong together.
  fileprivate func runs(where belongTogether: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    self[...].runs(where: belongTogether)
  }
}

extension ArraySlice {
  fileprivate func runs(where belongTogether: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var runs: [ArraySlice<Element>] = []
    var start = startIndex
    for index in indices where index + 1 == endIndex || !belongTogether(self[index], self[index + 1]) {
      runs.append(self[start...index])
      start = index + 1
    }
    return runs
  }
}
