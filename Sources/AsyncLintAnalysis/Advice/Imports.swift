/// What the code around a place may use, by the file's imports.
struct Imports {
  /// Modules that the file imports, if only a single declaration of them.
  private let written: Set<String>
  /// Those of which it can name all that they have.
  private let whole: Set<String>
  /// Those, what modules of the program hand on with them, and the module that the file is part of.
  private let named: Set<String>
  /// What the file imports by its own name, or is handed so: `DispatchQueue` of `import class Dispatch.DispatchQueue`.
  private let single: Set<String>
  /// With the modules that those are known to build on.
  private let visible: Set<String>
  /// What Foundation declares can be named.
  private let hasFoundation: Bool
  /// NIO's threads can be used by who uses NIO, with an import of their module where it is not there yet.
  let hasThreadPool: Bool

  init(of file: ProgramFile, _ analyzer: Analyzer) {
    written = Set(file.imports.map { analyzer.text($0) })
    whole = Set(file.wholeImports.map { analyzer.text($0) })
    named = Set(analyzer.wholeImportedNames(of: file).map { analyzer.text($0) })
      .union([analyzer.text(analyzer.program.modules[file.module].name)])
    single = Set(
      namesOfDispatch.union(["Process", "NIOThreadPool"]).filter { name in
        analyzer.interner.name(name).map { analyzer.sourceOfSingleImport($0, in: file) != nil } ?? false
      })
    // A plugin of a package can import no library, whatever the package is called.
    visible =
      written.contains("PackagePlugin") ? written : Set(analyzer.visibleModules(in: file).map { analyzer.text($0) })
    isAppleOnly = !written.isDisjoint(with: appleModules)
    let oldest = file.settings.oldestRelease
    hasSerialQueue = isAppleOnly && oldest ?? 2023 >= 2023
    hasExecutorDefaults = oldest.map { $0 >= 2023 } ?? false
    // Who imports the smaller one does so where it is there, and the larger one elsewhere.
    let isEither = written.contains("FoundationEssentials")
    hasFoundation =
      !whole.isDisjoint(with: appleModules)
      || analyzer.modulesHanded(to: file) { !isEither || analyzer.text($0) != "Foundation" }
        .contains { analyzer.text($0) == "Foundation" }
    hasThreadPool = analyzer.reachesThreadPool(from: file)
  }

  func has(_ module: String) -> Bool { whole.contains(module) }

  var usesVapor: Bool { visible.contains("Vapor") }
  var usesThreadPool: Bool { hasThreadPool && visible.contains("NIOCore") }
  var usesQueues: Bool { visible.contains("Queues") }
  /// The file is not for Linux: it may use what only Apple's systems have.
  let isAppleOnly: Bool
  /// A queue can be the executor of an actor, as it can from macOS 14 and iOS 17 on.
  let hasSerialQueue: Bool
  /// All that the file is for has the default of `asUnownedSerialExecutor()`, which came in 2023.
  let hasExecutorDefaults: Bool

  /// Modules that code needs and the file does not import.
  func missing(for code: String) -> [String] {
    var modules: [String] = []
    if code.holds("NIOThreadPool") && !usesVapor && !single.contains("NIOThreadPool") || code.holds("ClientBootstrap"),
      named.isDisjoint(with: ["NIOPosix", "NIO"])
    {
      modules.append("NIOPosix")
    }
    if code.holds("Process()") && !single.contains("Process") || code.holds("NSLock()"), !hasFoundation {
      modules.append("Foundation")
    }
    if !hasFoundation, !named.contains("Dispatch"),
      namesOfDispatch.contains(where: { code.holds($0) && !single.contains($0) })
    {
      modules.append("Dispatch")
    }
    if code.holds("URLSession"), !isAppleOnly, !written.contains("FoundationNetworking") {
      modules.append("FoundationNetworking")
    }
    return modules
  }
}

extension String {
  /// Whether another text stands in this one. `contains` compares characters instead of bytes, which cost as much as all other advice.
  func holds(_ other: String) -> Bool {
    var (text, other) = (self, other)
    return text.withUTF8 { text in other.withUTF8 { offset(of: $0, in: text, from: 0) != nil } }
  }

  /// Where another text stands for the first time, from a place on. `firstRange` takes 35,000 instructions for that, or for nothing.
  func range(of other: String, from start: Index? = nil) -> Range<Index>? {
    let start = start ?? startIndex
    var (text, searched) = (self, other)
    let first = text.withUTF8 { text in
      searched.withUTF8 { offset(of: $0, in: text, from: utf8.distance(from: utf8.startIndex, to: start)) }
    }
    guard let first else { return nil }
    let lowerBound = utf8.index(utf8.startIndex, offsetBy: first)
    return lowerBound..<utf8.index(lowerBound, offsetBy: other.utf8.count)
  }

  /// As the standard library's, by bytes too: that takes 36,000 instructions to find that there is nothing to replace.
  /// `new` is asked for only then.
  func replacing(_ old: String, with new: @autoclosure () -> String) -> String {
    var (text, old) = (self, old)
    let replaced = text.withUTF8 { text in
      old.withUTF8 { old -> [UInt8]? in
        guard !old.isEmpty, var next = offset(of: old, in: text, from: 0) else { return nil }
        let new = new()
        var bytes: [UInt8] = []
        var start = 0
        while true {
          bytes += text[start..<next]
          bytes += new.utf8
          start = next + old.count
          guard let following = offset(of: old, in: text, from: start) else { return bytes + text[start...] }
          next = following
        }
      }
    }
    return replaced.map { String(decoding: $0, as: UTF8.self) } ?? self
  }

  /// Its lines, but for empty ones. `split` compares characters, which took 340,000 instructions for the remarks of one finding.
  var lines: [Substring] { utf8.split(separator: UInt8(ascii: "\n")).map { Substring($0) } }
}

/// Where `other` begins in `text` for the first time from `start` on.
private func offset(
  of other: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int
) -> Int? {
  guard let first = other.first else { return start }
  let next = min(1, other.count - 1)
  let (firsts, seconds) = (UInt64(first) &* 0x0101_0101_0101_0101, UInt64(other[next]) &* 0x0101_0101_0101_0101)
  let bytes = UnsafeRawBufferPointer(text)
  var start = start
  while start + other.count <= text.count {
    // Eight places at once, to the next at which its first two bytes may stand: 1 % of all instructions on code with many findings. Of the
    // first byte alone there are many in any text, which cost as much again.
    if start + next + 8 <= text.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      let wordBehind = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start + next, as: UInt64.self))
      let difference = (word ^ firsts) | (wordBehind ^ seconds)
      let found = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
      start += found.trailingZeroBitCount / 8
      if found == 0 || start + other.count > text.count { continue }
    }
    if text[start] == first, text[start..<(start + other.count)].elementsEqual(other) { return start }
    start += 1
  }
  return nil
}

extension Analyzer {
  func imports(of file: ProgramFile) -> Imports {
    if let answer = importsOfFile[file.index] { return answer }
    let answer = Imports(of: file, self)
    importsOfFile[file.index] = answer
    return answer
  }
}

/// What code to paste may be made of.
private let namesOfDispatch: Set<String> = ["DispatchQueue", "DispatchSerialQueue", "DispatchSource"]
private let appleModules: Set<String> = [
  "UIKit", "AppKit", "Cocoa", "SwiftUI", "WatchKit", "TVUIKit", "CoreData", "SwiftData", "CoreML", "Vision",
  "AVFoundation",
  "AVKit", "Photos", "PhotosUI", "PDFKit", "Quartz", "Metal", "MetalKit", "Contacts", "EventKit", "CloudKit",
  "CoreImage",
  "CoreGraphics", "ImageIO", "Security", "Network", "Combine", "CoreLocation", "MapKit", "WebKit", "StoreKit", "os",
  "OSLog",
]
