// An actor that leaves out arguments whose default values block.
import Foundation

actor Counter {
  var count = 1
  func run() async {
    let before = count
    await load(before)  // want 11 blocking-file-io
    count += before
  }
}
