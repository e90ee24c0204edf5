// Messages of another package are its own affair.
import Log

func serve() async {
  log("serving")
  pause()  // want 3 blocking-sleep via pause() > sleep(_:)
}
