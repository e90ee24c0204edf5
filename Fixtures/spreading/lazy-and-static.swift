// Lazy initializers block whoever reads first; static and global stored ones block once: `info`.
import Foundation

func slow() -> Int {
  usleep(1)
  return 1
}

let globalValue = slow()
let globalData: Data? = FileManager.default.contents(atPath: "/x")
let harmless = 1

final class Config {
  static let shared = Config()
  static let level = slow()
  static let plain = 2
  static let closure: Int = {
    usleep(1)
    return 1
  }()
  lazy var words: Int = slow()
  lazy var closureWords: Int = {
    usleep(1)
    return 1
  }()
  let eager = slow()
  var number = 1
}

struct Small {
  var value = slow()
}

func use(_ config: Config) async {
  _ = globalValue  // want 7 blocking-sleep info
  _ = globalData  // want 7 blocking-file-io info
  _ = harmless
  _ = Config.level  // want 14 blocking-sleep info
  _ = Config.closure  // want 14 blocking-sleep info
  _ = Config.plain
  _ = config.words  // want 14 blocking-sleep
  _ = config.closureWords  // want 14 blocking-sleep
  _ = config.eager
  _ = config.number
  // Stored properties with blocking initial values block whoever makes the instance.
  _ = Config()  // want 7 blocking-sleep
  _ = Small()  // want 7 blocking-sleep
  _ = Small(value: 1)
}

func shared() async { _ = Config.shared.number }  // want 34 blocking-sleep info
