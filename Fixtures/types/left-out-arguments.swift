// Generic arguments that a written type leaves out are those of the value; members of any name are what their subscript gives.
import Foundation

struct Service: Hashable {
  func load() { usleep(1) }
}
struct Harmless: Hashable {
  func load() {}
}
struct Box<Content> {
  var content: Content
  init(_ content: Content) { self.content = content }
}

func collections(_ service: Service, _ harmless: Harmless) async {
  let set: Set = [service]
  for one in set { one.load() }  // want 24 blocking-sleep
  let list: Array = [service]
  list.first?.load()  // want 15 blocking-sleep
  let names: Dictionary = ["a": service]
  for (_, one) in names { one.load() }  // want 31 blocking-sleep
  let maybe: Optional = service
  maybe?.load()  // want 10 blocking-sleep
  for one in [service] as Set { one.load() }  // want 37 blocking-sleep
  let box: Box = Box(service)
  box.content.load()  // want 15 blocking-sleep
  for one in set.union([service]).sorted(by: { _, _ in true }) { one.load() }  // want 70 blocking-sleep
  var iterator = set.makeIterator()
  while let one = iterator.next() { one.load() }  // want 41 blocking-sleep

  let others: Set = [harmless]
  for one in others { one.load() }
  let other: Optional = harmless
  other?.load()
}

struct Registry {
  let services: Set = [Service()]
  func run() async {
    _ = services.map { $0.load() }  // want 27 blocking-sleep
  }
}

@dynamicMemberLookup struct Services {
  subscript(dynamicMember name: String) -> Service { Service() }
}
@dynamicMemberLookup struct SlowServices {
  subscript(dynamicMember name: String) -> Harmless {
    usleep(1)
    return Harmless()
  }
}
func members(_ services: Services, _ slow: SlowServices) async {
  services.mail.load()  // want 17 blocking-sleep
  let mail = services.mail
  mail.load()  // want 8 blocking-sleep
  slow.mail.load()  // want 8 blocking-sleep
}
