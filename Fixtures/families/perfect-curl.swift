// Perfect's requests: performed with a closure they go on by themselves.
import PerfectCURL

func load(_ address: String) async throws -> String {
  CURLRequest(address).perform { confirmation in print((try? confirmation().bodyString) ?? "") }
  return try CURLRequest(address, .failOnError).perform().bodyString  // want synchronous-url-loading error
}
