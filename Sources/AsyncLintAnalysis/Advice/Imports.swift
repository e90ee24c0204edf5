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
    var modules: [String] = []
    if code.holds("NIOThreadPool"), !usesVapor, written.isDisjoint(with: ["NIOPosix", "NIO"]) {
      modules.append("NIOPosix")
    }
    let hasFoundation = visible.contains("Foundation") || isAppleOnly
    if code.holds("Process()"), !hasFoundation { modules.append("Foundation") }
    if code.holds("DispatchQueue"), !hasFoundation, !written.contains("Dispatch") { modules.append("Dispatch") }
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
    return text.withUTF8 { text in
      other.withUTF8 { other in
        guard let first = other.first else { return true }
        guard text.count >= other.count else { return false }
        return (0...(text.count - other.count)).contains { start in
          text[start] == first && other.indices.allSatisfy { text[start + $0] == other[$0] }
        }
      }
    }
  }
}

extension String {
  /// As the standard library's, which takes 36,000 instructions to find that there is nothing to replace.
  func replacing(_ old: String, with new: String) -> String {
    holds(old) ? replacing(old[...], with: new[...]) : self
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
