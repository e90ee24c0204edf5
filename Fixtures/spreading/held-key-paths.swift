// Key paths in constants: a getter runs where something is read through them, a setter where something is assigned.
import Foundation

final class Settings: @unchecked Sendable {
  var theme = "" { didSet { usleep(1) } }
  var text: String {
    get {
      usleep(1)
      return ""
    }
    set {}
  }
  var name: String {
    get { "" }
    set { usleep(1) }
  }
}

enum Paths {
  static let name = \Settings.name
}

func use(_ settings: Settings) async {
  let text = \Settings.text
  _ = settings[keyPath: text]  // want blocking-sleep via Settings.text > usleep(_:)
  settings[keyPath: text] = "y"
  let name = \Settings.name
  _ = settings[keyPath: name]
  settings[keyPath: name] = "y"  // want blocking-sleep via Settings.name > usleep(_:)
  settings[keyPath: name] += "y"  // want blocking-sleep
  let theme = \Settings.theme
  settings[keyPath: theme] = "y"  // want blocking-sleep
  let same = theme
  _ = settings[keyPath: same]
  settings[keyPath: Paths.name] = "y"  // want blocking-sleep
  _ = settings[keyPath: Paths.name]
}
