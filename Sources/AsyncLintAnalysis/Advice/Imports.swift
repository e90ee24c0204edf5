/// What the code around a place may use, by the file's imports.
struct Imports {
  /// Names written in the file.
  private let written: Set<String>
  /// With the modules that those are known to build on.
  private let visible: Set<String>

  init(of file: ProgramFile, _ analyzer: Analyzer) {
    written = Set(file.imports.map { analyzer.text($0) })
    visible = Set(analyzer.visibleModules(in: file).map { analyzer.text($0) })
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
    if code.contains("NIOThreadPool"), !usesVapor, written.isDisjoint(with: ["NIOPosix", "NIO"]) {
      modules.append("NIOPosix")
    }
    let hasFoundation = visible.contains("Foundation") || isAppleOnly
    if code.contains("Process()"), !hasFoundation { modules.append("Foundation") }
    if code.contains("DispatchQueue"), !hasFoundation, !written.contains("Dispatch") { modules.append("Dispatch") }
    if code.contains("URLSession"), !isAppleOnly, !written.contains("FoundationNetworking") {
      modules.append("FoundationNetworking")
    }
    return modules
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
