// options: --contexts async,event-loop,main
// Delegates of UIKit and WebKit belong to the main actor where they conform by their own declaration.
import UIKit
import WebKit

final class WebDelegate: NSObject, WKNavigationDelegate {
  func webView(_ view: WKWebView, didFinish navigation: WKNavigation!) {
    usleep(1)  // want 5 blocking-sleep main
  }
  func webView(_ view: WKWebView, decidePolicyFor action: WKNavigationAction) async -> WKNavigationActionPolicy {
    usleep(1)  // want 5 blocking-sleep
    return .allow
  }
}
final class Rows: NSObject, UITableViewDataSource, UITableViewDelegate {
  func tableView(_ table: UITableView, didSelectRowAt path: IndexPath) {
    usleep(1)  // want 5 blocking-sleep main
  }
  nonisolated func load() { usleep(1) }
}
final class Picker: NSObject, UIDocumentPickerDelegate {
  func documentPicker(_ picker: UIDocumentPickerViewController, didPickDocumentsAt urls: [URL]) {
    _ = try? Data(contentsOf: urls[0])  // want 14 blocking-file-io main
  }
}

// A conformance that an extension adds isolates what stands in no other place, and nobody can tell that from here.
final class Added: NSObject {
  func load() { usleep(1) }
}
extension Added: UISearchResultsUpdating {}

// What belongs to AppKit's tables is marked method by method.
final class Other: NSObject, NSTableViewDataSource {
  func load() { usleep(1) }
}
