// An actor that leaves out arguments whose default values block.
actor Counter {
  var count = 1
  func run() async {
    let before = count
    await paused(before)  // want 11 blocking-sleep
    count += before
  }
}
