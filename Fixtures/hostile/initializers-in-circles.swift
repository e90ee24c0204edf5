// Initializers that make what they are of, in more ways than anybody can follow.
import Foundation

protocol Store { func load() }
struct MemoryStore: Store { func load() {} }
struct DiskStore: Store { func load() { usleep(1) } }

struct Loader {
  let store: any Store
  init(_ number: Int) {
    switch number {
    case 0: store = Loader(0).store
    case 1: store = Loader(1).store
    case 2: store = Loader(2).store
    case 3: store = Loader(3).store
    case 4: store = Loader(4).store
    case 5: store = Loader(5).store
    case 6: store = Loader(6).store
    case 7: store = Loader(7).store
    case 8: store = Loader(8).store
    case 9: store = Loader(9).store
    case 10: store = Loader(10).store
    case 11: store = Loader(11).store
    case 12: store = Loader(12).store
    case 13: store = Loader(13).store
    case 14: store = Loader(14).store
    case 15: store = Loader(15).store
    case 16: store = Loader(16).store
    case 17: store = Loader(17).store
    case 18: store = Loader(18).store
    case 19: store = Loader(19).store
    case 20: store = Loader(20).store
    case 21: store = Loader(21).store
    case 22: store = Loader(22).store
    case 23: store = Loader(23).store
    default: store = DiskStore()
    }
  }
  func load() { store.load() }
}

func run() async {
  Loader(1).load()  // want 13 blocking-sleep likely
}
