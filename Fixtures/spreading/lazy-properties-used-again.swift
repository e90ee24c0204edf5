// A lazy property of an instance makes its value once: of several uses on one way through a function the first is told.
import Foundation

func slow() -> [Int] {
  usleep(1)
  return [1]
}

final class Config {
  lazy var words: [Int] = slow()
  lazy var lines: [Int] = slow()
  var isOn = false

  func join() async -> Int {
    if words.isEmpty {  // want 8 blocking-sleep via Config.words > slow() > usleep(_:)
      return words.count
    }
    return words.count + self.words.count + lines.count  // want 45 blocking-sleep
  }
  func again() async -> Int { words.count }  // want 31 blocking-sleep
}

func use(_ config: Config, _ other: Config) async -> Int {
  let first = config.words.count  // want 22 blocking-sleep
  let second = other.words.count  // want 22 blocking-sleep
  for word in config.words where word > 1 { print(other.words) }
  return first + second + config.words.count
}

func sometimes(_ config: Config) async -> Int {
  if config.isOn {
    print(config.words)  // want 18 blocking-sleep
  }
  if config.isOn, config.isOn && config.words.isEmpty {  // want 41 blocking-sleep
    return 0
  }
  let count = config.isOn ? config.words.count : 0  // want 36 blocking-sleep
  return count + config.words.count  // want 25 blocking-sleep
}

func conditions(_ config: Config, _ isOn: Bool) async -> Int {
  if isOn, config.words.isEmpty {  // want 19 blocking-sleep
    return 1
  }
  guard config.words.count > 1 else {  // want 16 blocking-sleep
    return config.words.count
  }
  return isOn && config.words.isEmpty ? 1 : 2
}

// Another object each time, as far as anybody knows.
func changing(_ configs: [Config]) async {
  var config = configs[0]
  print(config.words)  // want 16 blocking-sleep
  config = configs[1]
  print(config.words)  // want 16 blocking-sleep
  print(configs[0].words, configs[1].words)  // want 20 blocking-sleep // want 38 blocking-sleep
}
