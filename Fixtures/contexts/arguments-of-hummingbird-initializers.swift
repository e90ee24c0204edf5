// Closures in a `.init { … }` that is given to an initializer of Hummingbird.
import Hummingbird

func streamed(_ request: Request) -> Response {
  Response(status: .ok, body: .init { writer in usleep(1) })  // want blocking-sleep
}
