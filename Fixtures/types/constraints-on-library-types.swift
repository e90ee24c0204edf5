// Extensions and methods for some generic arguments alone, where these are types of libraries; what is there for all beside them.
import Foundation

struct Box<Value> {
  var value: Value

  func ownClause() where Value == Data { usleep(1) }
  func ownClause() where Value == String {}
}

extension Box where Value == Data { func send() { usleep(1) } }
extension Box where Value == String { func send() {} }

extension Box { func store() { usleep(1) } }
extension Box where Value == String { func store() {} }

extension Box { var size: Int { usleep(1); return 1 } }
extension Box where Value == String { var size: Int { 1 } }

extension Array { func each() { usleep(1) } }
extension Array where Element == String { func each() {} }

struct Dated {}
extension Box where Value == Dated { func open() {} }
extension Box { func open() { usleep(1) } }

func use(data: Box<Data>, text: Box<String>, dates: Box<Dated>, lists: Box<[Data]>) async {
  data.send()  // want blocking-sleep certain via Box.send() > usleep(_:)
  text.send()
  data.ownClause()  // want blocking-sleep certain via Box.ownClause() > usleep(_:)
  text.ownClause()
  data.store()  // want blocking-sleep certain via Box.store() > usleep(_:)
  lists.store()  // want blocking-sleep certain via Box.store() > usleep(_:)
  text.store()
  _ = text.size
  _ = data.size  // want blocking-sleep certain via Box.size > usleep(_:)
  ["x"].each()
  [1].each()  // want blocking-sleep certain via Array.each() > usleep(_:)
  dates.open()
  data.open()  // want blocking-sleep certain via Box.open() > usleep(_:)
}
