// The call.
func run() async { _ = titles() }  // want 24 blocking-sqlite
