// Overloads are told apart by labels, arity and trailing closures.
import Foundation

struct Repository {
  func find(id: Int) -> Int {
    usleep(1)
    return id
  }
  func find(name: String) -> Int { name.count }
  func find(_ id: Int, _ limit: Int) -> Int { id }
  func find(_ id: Int) -> Int {
    usleep(1)
    return id
  }
  func find(where predicate: (Int) -> Bool) -> Int {
    usleep(1)
    return 1
  }
  func find(matching predicate: (Int) -> Bool, limit: Int) -> Int { limit }
  func find(all: Bool = true, sorted: Bool) -> Int {
    usleep(1)
    return 2
  }
  static func find(id: Int) -> Int { id }
  init() {}
  init(path: String) { usleep(1) }
  init(name: String) {}
  subscript(id: Int) -> Int {
    usleep(1)
    return id
  }
  subscript(name name: String) -> Int { name.count }
}

func use(_ repository: Repository) async {
  _ = repository.find(id: 1)  // want 18 blocking-sleep via Repository.find(id:) > usleep(_:)
  _ = repository.find(name: "x")
  _ = repository.find(1, 2)
  _ = repository.find(1)  // want 18 blocking-sleep via Repository.find(_:) > usleep(_:)
  _ = repository.find { $0 > 1 }  // want 18 blocking-sleep via Repository.find(where:) > usleep(_:)
  _ = repository.find(where: { $0 > 1 })  // want 18 blocking-sleep
  _ = repository.find(matching: { $0 > 1 }, limit: 1)
  _ = repository.find(sorted: true)  // want 18 blocking-sleep via Repository.find(all:sorted:) > usleep(_:)
  _ = repository.find(all: false, sorted: true)  // want 18 blocking-sleep
  _ = Repository.find(id: 1)
  _ = Repository(path: "x")  // want 7 blocking-sleep via Repository.init(path:) > usleep(_:)
  _ = Repository(name: "x")
  _ = Repository()
  let made: Repository = .init(path: "x")  // want 27 blocking-sleep
  _ = repository[3]  // want 17 blocking-sleep
  _ = made[name: "x"]
}
