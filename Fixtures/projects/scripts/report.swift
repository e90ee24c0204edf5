// Scripts of one folder declare the same names, each its own.
import ArgumentParser
import Foundation

struct Loader {
  func load() -> Int {
    sleep(1)
    return 1
  }
}

func prepare() { usleep(1) }

func report(_ loader: Loader) async -> Int {
  prepare()  // want blocking-sleep
  return loader.load() + Loader().load()  // want blocking-sleep // want blocking-sleep
}
