// What another script declares is nothing to this one.
import ArgumentParser
import Foundation

struct Loader {
  func load() -> Int { 1 }
}

func prepare() {}

func summarize(_ loader: Loader) async -> Int {
  prepare()
  return loader.load() + Loader().load()
}
