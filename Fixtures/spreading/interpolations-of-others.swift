// Texts of libraries have interpolations of their own, and an optional goes to that of the library.
import Foundation
import SwiftUI
import os

extension DefaultStringInterpolation {
  mutating func appendInterpolation(_ url: URL) { usleep(1) }
}

func others(_ url: URL, _ logger: Logger, _ maybe: URL?) async {
  logger.info("\(url)")
  let key: LocalizedStringKey = "\(url)"
  _ = Text("\(url)")
  _ = String(localized: "\(url)")
  _ = "\(maybe)"
  _ = "\(url)"  // want 10 blocking-sleep
  print(key)
}
