// A task group is a sequence, whose closures are async code. Nothing here names its type.
func sums(_ numbers: [Int]) async throws {
  _ = try await withThrowingTaskGroup(of: Int.self) { group in
    for number in numbers { group.addTask { number } }
    return try await group.reduce(into: [String?]()) { lines, _ in lines.append(readLine()) }  // want 81 blocking-stdio
  }
}
