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
  /// What is to be looked at in some files for uses of names, by file. `wanted`: sorted by name.
  func searches(
    for wanted: [(key: GlobalName, value: UseFilters)], inFiles range: Range<Int>
  ) -> [ArraySlice<Search>] {
    let index = nameIndex
    var searches: [Search] = []
    /// The part, and below it the index of the search.
    var keys: [UInt64] = []
    /// What the filters that a file leaves ask of its parts.
    var open: [UseLimits] = []
    for (name, filters) in wanted {
      let occurrences = index.range(of: name, inFiles: range)
      if occurrences.isEmpty { continue }
      let filters = filters.all.map { $0.looking(for: name, self) }
      let limits = filters.map(\.limits)
      let areOfModules = limits.allSatisfy(\.areOfModules)
      // The uses stand file by file: what a file rules out is asked once for all its uses, and mostly once for all files of a module.
      var (file, module) = (-1, -1)
      var openCount = 0
      var remaining: [UseFilter] = []
      index.visitUnsettled(name, occurrences) { occurrence, number in
        if file != number {
          file = number
          let home = files[number]
          if !areOfModules || home.module != module {
            module = home.module
            remaining = []
            openCount = 0
            open.removeAll(keepingCapacity: true)
            for limits in limits where limits.admitsUses(in: home, self) {
              openCount += 1
              // Mostly all ask the same.
              let asked = limits.ofParts
              if !open.suffix(4).contains(asked) { open.append(asked) }
            }
          }
        }
        guard open.contains(where: { $0.admits(occurrence, index) }) else { return }
        if remaining.isEmpty {
          remaining =
            openCount == filters.count
            ? filters : filters.filter { $0.limits.admitsUses(in: files[number], self) }
        }
        keys.append(UInt64(occurrence.part) << 32 | UInt64(searches.count))
        searches.append(
          Search(
            name: name, file: Int32(number), part: index.location(of: occurrence.part).part,
            isUncalled: occurrence.ways.contains(.uncalled), occurrence: occurrence.number, filters: remaining))
      }
    }
    // A file and its bodies are read once for all names.
    keys.sort()
    return keys.map { searches[Int(UInt32(truncatingIfNeeded: $0))] }.runs { $0.file == $1.file }
  }

  /// The sites at uses in one file that nobody has looked at yet.
  func sites(at searches: ArraySlice<Search>) -> FoundSites {
    var found = FoundSites()
    var work = PartWork()
    var start = searches.startIndex
    while start < searches.endIndex {
      let part = searches[start].part
      var end = start + 1
      while end < searches.endIndex, searches[end].part == part { end += 1 }
      addSites(searches[start..<end], inPart: part, of: files[Int(searches[start].file)], &work, to: &found)
      start = end
    }
    return found
  }

  /// Lists that serve one part of a file after the other.
  private struct PartWork {
    var names: [GlobalName] = []
    /// Uses to look at.
    var nodes: [NodeID] = []
    /// By search: the filters have held back a use.
    var isUnsettled: [Bool] = []
  }

  /// The sites at uses in one part of a file. `searches`: by name.
  private func addSites(
    _ searches: ArraySlice<Search>, inPart part: Int, of file: ProgramFile, _ work: inout PartWork,
    to found: inout FoundSites
  ) {
    // An asynchronous function on an actor's own executor may still hold an `async let`.
    var isOpenToCalls = true
    if part > 0, !file.unreadBodies[part - 1].hasBraces, searches.contains(where: { !$0.isUncalled }),
      case let block = file.unreadBodies[part - 1].block, !file.flags(file.parent(block)).contains(.isAsync),
      isOfNoConcern(block, in: file)
    {
      isOpenToCalls = false
    }
    work.names.removeAll(keepingCapacity: true)
    work.nodes.removeAll(keepingCapacity: true)
    work.isUnsettled.removeAll(keepingCapacity: true)
    for number in searches.indices {
      work.names.append(searches[number].name)
      work.isUnsettled.append(false)
    }
    if isOpenToCalls || searches.contains(where: \.isUncalled) {
      file.visitUses(of: work.names, inPart: part, callName: callName) { index, node in
        let number = searches.startIndex + index
        if file.isLookedAt(node) || !isOpenToCalls && !searches[number].isUncalled { return }
        let filters = searches[number].filters
        let isAdmitted = filters.indices.contains { filter in
          filters[filter].limits.admits(node, in: file, self) { filters[filter].hasLabel($0) }
        }
        if isAdmitted {
          file.lookAt(node)
          work.nodes.append(node)
        } else {
          work.isUnsettled[index] = true
        }
      }
    }
    for attribute in work.nodes where file.kind(attribute) == .attribute {
      for node in usesOfVariable(wrappedBy: attribute, in: file) where !file.isLookedAt(node) {
        file.lookAt(node)
        work.nodes.append(node)
      }
    }
    for (search, isUnsettled) in zip(searches.indices, work.isUnsettled) where !isUnsettled {
      found.settled.append(searches[search].occurrence)
    }
    for node in work.nodes {
      // A function that is only named may be run by somebody else.
      if !isHandedOn(node, in: file), isOfNoConcern(node, in: file) { continue }
      let sites = sites(at: Place(file: file.index, node: node))
      if !sites.isEmpty { found.sites += sites }
    }
  }

  /// Whether code runs on no thread that matters: it is offloaded, or belongs to a synchronous function that nobody names. Most tests
  /// are of this kind, and what blocks in them blocks nobody else.
  private func isOfNoConcern(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch owner(of: node, in: file) {
    case .nobody: return true
    case .unit(let unit):
      guard unit.kind == .body, !options.reportsMainActor else { return false }
      if let last = lastNamed, last.function == unit.place { return last.isUnnamed }
      let name = file.name(unit.place.node)
      let isUnnamed =
        file.kind(unit.place.node) == .functionDeclaration && nameIndex.isUnused(name) && !isCalledUnnamed(name)
      lastNamed = (unit.place, isUnnamed)
      return isUnnamed
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
  /// The longest slices whose neighbours all belong together.
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
