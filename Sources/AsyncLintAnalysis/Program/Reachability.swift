/// Which modules can be known in which: those that a module imports, directly or by way of others, and those of its package.
///
/// All modules of a package reach the same, so the question is one of packages.
final class Reachability {
  /// By module: the number of its package.
  private let packages: [Int]
  /// By package: those whose modules its own import.
  private let imported: [[Int]]
  /// By package, once that was asked for: whether each package is reached.
  @exclusivity(unchecked) private var reached: [[Bool]]

  init(_ modules: [ProgramModule], modulesByName: [GlobalName: [Int]]) {
    var numbers: [String: Int] = [:]
    let packages = modules.map { module in
      let number = numbers[module.package] ?? numbers.count
      numbers[module.package] = number
      return number
    }
    var imported = [Set<Int>](repeating: [], count: numbers.count)
    for (index, module) in modules.enumerated() {
      for name in module.imports {
        for other in modulesByName[name] ?? [] { imported[packages[index]].insert(packages[other]) }
      }
    }
    self.packages = packages
    self.imported = imported.map(Array.init)
    reached = Array(repeating: [], count: numbers.count)
  }

  func areOfOnePackage(_ one: Int, _ other: Int) -> Bool { packages[one] == packages[other] }

  /// Whether what a module declares can be meant in another.
  func reaches(_ home: Int, from module: Int) -> Bool {
    let (start, end) = (packages[module], packages[home])
    if start == end { return true }
    if reached[start].isEmpty { findPackagesReached(from: start) }
    return reached[start][end]
  }

  /// Whether some module reaches both of two.
  func areReachedTogether(_ one: Int, _ other: Int) -> Bool {
    imported.indices.contains { package in
      if reached[package].isEmpty { findPackagesReached(from: package) }
      return reached[package][packages[one]] && reached[package][packages[other]]
    }
  }

  private func findPackagesReached(from start: Int) {
    var isReached = [Bool](repeating: false, count: imported.count)
    isReached[start] = true
    var pending = [start]
    while let package = pending.popLast() {
      for next in imported[package] where !isReached[next] {
        isReached[next] = true
        pending.append(next)
      }
    }
    reached[start] = isReached
  }
}

extension Analyzer {
  /// Whether what a module declares can be meant in another: one that imports it, directly or by way of others, or of its package.
  func reaches(_ home: Int, from module: Int) -> Bool { reachability.reaches(home, from: module) }
}
