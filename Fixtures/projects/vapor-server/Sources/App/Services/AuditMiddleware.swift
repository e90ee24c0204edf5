// An async middleware that writes a log.
import Vapor

struct AuditMiddleware: AsyncMiddleware {
  let path: String

  func respond(to request: Request, chainingTo next: any AsyncResponder) async throws -> Response {
    let response = try await next.respond(to: request)
    append("\(request.method) \(request.url) \(response.status)")  // want 5 blocking-file-io
    var lines: [String] = []
    lines.append("x")
    return response
  }

  private func append(_ line: String) {
    try? Data(line.utf8).write(to: URL(fileURLWithPath: path))
  }
}
