/// What the code around a place may use, by the file's imports.
struct Imports {
  /// Names written in the file.
  private let written: Set<String>
  /// With the modules that those are known to build on.
  private let visible: Set<String>

  init(of file: ProgramFile, _ analyzer: Analyzer) {
    written = Set(file.imports.map { analyzer.text($0) })
    // A plugin of a package can import no library, whatever the package is called.
    visible =
      written.contains("PackagePlugin") ? written : Set(analyzer.visibleModules(in: file).map { analyzer.text($0) })
  }

  func has(_ module: String) -> Bool { written.contains(module) }

  var usesVapor: Bool { visible.contains("Vapor") }
  var usesNIO: Bool { visible.contains("NIOCore") }
  var usesQueues: Bool { visible.contains("Queues") }
  /// The file is not for Linux: it may use what only Apple's systems have.
  var isAppleOnly: Bool { !written.isDisjoint(with: appleModules) }

  /// Modules that code needs and the file does not import.
  func missing(for code: String) -> [String] {
    let bytes = Array(code.utf8)
    func mentions(_ word: StaticString) -> Bool { contains(bytes, word) }
    var modules: [String] = []
    if mentions("NIOThreadPool"), !usesVapor, written.isDisjoint(with: ["NIOPosix", "NIO"]) {
      modules.append("NIOPosix")
    }
    let hasFoundation = visible.contains("Foundation") || isAppleOnly
    if mentions("Process()"), !hasFoundation { modules.append("Foundation") }
    if mentions("DispatchQueue"), !hasFoundation, !written.contains("Dispatch") { modules.append("Dispatch") }
    if mentions("URLSession"), !isAppleOnly, !written.contains("FoundationNetworking") {
      modules.append("FoundationNetworking")
    }
    return modules
  }
}

/// Whether a word stands in a text. `String.contains` compares characters instead of bytes, which cost as much as all other advice.
private func contains(_ text: [UInt8], _ word: StaticString) -> Bool {
  let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
  guard text.count >= word.count else { return false }
  return (0...(text.count - word.count)).contains { start in
    text[start] == word[0] && word.indices.allSatisfy { text[start + $0] == word[$0] }
  }
}

extension Analyzer {
  func imports(of file: ProgramFile) -> Imports {
    if let answer = importsOfFile[file.index] { return answer }
    let answer = Imports(of: file, self)
    importsOfFile[file.index] = answer
    return answer
  }
}

private let appleModules: Set<String> = [
  "UIKit", "AppKit", "Cocoa", "SwiftUI", "WatchKit", "TVUIKit", "CoreData", "SwiftData", "CoreML", "Vision",
  "AVFoundation",
  "AVKit", "Photos", "PhotosUI", "PDFKit", "Quartz", "Metal", "MetalKit", "Contacts", "EventKit", "CloudKit",
  "CoreImage",
  "CoreGraphics", "ImageIO", "Security", "Network", "Combine", "CoreLocation", "MapKit", "WebKit", "StoreKit", "os",
  "OSLog",
]
