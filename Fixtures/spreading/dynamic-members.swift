// Dynamic member lookup and property accessors of wrappers that evidently block.
import Foundation

@dynamicMemberLookup struct Proxy {
  subscript(dynamicMember name: String) -> Int {
    usleep(1)
    return name.count
  }
  var known: Int { 1 }
}

struct Holder {
  private var storage = 0
  var value: Int {
    get { storage }
    set {
      usleep(1)
      storage = newValue
    }
  }
  var readOnly: Int {
    usleep(1)
    return storage
  }
}

func use(_ proxy: Proxy, _ holder: inout Holder) async {
  _ = proxy.anything  // want 13 blocking-sleep
  _ = proxy.known
  _ = holder.value
  holder.value = 1  // want 10 blocking-sleep
  holder.value += 1  // want 10 blocking-sleep
  _ = holder.readOnly  // want 14 blocking-sleep
  change(&holder.value)  // want 18 blocking-sleep
}
func change(_ value: inout Int) { value += 1 }
