// What a local function or closure takes from the function around it, the calls of that function say.
// swift-format-ignore-file

import Foundation

protocol Store { func load() -> Int }
struct DiskStore: Store { func load() -> Int { usleep(1); return 1 } }
struct MemoryStore: Store { func load() -> Int { 1 } }

func byFunction(_ store: any Store) -> Int {
  func inner() -> Int { store.load() }
  return inner()
}
func byFunctions(_ store: any Store) -> Int {
  func outer() -> Int { inner() }
  func inner() -> Int { store.load() }
  return outer()
}
func byClosure(_ store: any Store) -> Int {
  let inner = { store.load() }
  return inner()
}
func byGenericFunction<S: Store>(_ store: S) -> Int {
  func inner() -> Int { store.load() }
  return inner()
}
func byGenericClosure<S: Store>(_ store: S) -> Int {
  let inner = { store.load() }
  return inner()
}

func run() async {
  _ = byFunction(MemoryStore())
  _ = byFunctions(MemoryStore())
  _ = byClosure(MemoryStore())
  _ = byGenericFunction(MemoryStore())
  _ = byGenericClosure(MemoryStore())
  _ = byFunction(DiskStore())  // want 7 blocking-sleep
  _ = byFunctions(DiskStore())  // want 7 blocking-sleep
  _ = byClosure(DiskStore())  // want 7 blocking-sleep
  _ = byGenericFunction(DiskStore())  // want 7 blocking-sleep
  _ = byGenericClosure(DiskStore())  // want 7 blocking-sleep
}
