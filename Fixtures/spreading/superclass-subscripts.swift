// `super[…]` runs the superclass's own subscript.
import Foundation

class Table {
  subscript(row: Int) -> Int {
    usleep(1)
    return row
  }
  subscript(key key: String) -> Int {
    get { 1 }
    set { usleep(1) }
  }
}
class CachedTable: Table {
  override subscript(row: Int) -> Int { super[row] + 1 }
  func load() async {
    _ = super[2]  // want blocking-sleep
    super[key: "x"] = 3  // want blocking-sleep
  }
}
class EmptyTable: Table {
  override subscript(row: Int) -> Int { 0 }
}
func read(cached: CachedTable, empty: EmptyTable, table: Table) async {
  _ = cached[1]  // want blocking-sleep via CachedTable.subscript > Table.subscript > usleep(_:)
  _ = empty[1]
  _ = table[1]  // want blocking-sleep likely
}
