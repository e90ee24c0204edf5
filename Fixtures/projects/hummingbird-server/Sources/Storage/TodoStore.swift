// The storage module: a protocol with two implementations.
import Foundation

public struct Todo: Codable, Sendable {
  public var id: Int
  public var title: String
}

public protocol TodoStore: Sendable {
  func all() async throws -> [Todo]
  func find(_ id: Int) -> Todo?
  func save(_ todo: Todo) async throws
}

public struct FileTodoStore: TodoStore {
  let url: URL
  let cached: Data?

  public init(path: String) {
    url = URL(fileURLWithPath: path)
    cached = try? Data(contentsOf: url)
  }

  public func all() async throws -> [Todo] {
    let data = try Data(contentsOf: url)  // want 20 blocking-file-io
    return try JSONDecoder().decode([Todo].self, from: data)
  }

  public func find(_ id: Int) -> Todo? {
    guard let data = try? Data(contentsOf: url) else { return nil }
    return try? JSONDecoder().decode([Todo].self, from: data).first { $0.id == id }
  }

  public func save(_ todo: Todo) async throws {
    var todos = try await all()
    todos.append(todo)
    try JSONEncoder().encode(todos).write(to: url)  // want 37 blocking-file-io
  }
}

public actor MemoryTodoStore: TodoStore {
  private var todos: [Int: Todo] = [:]
  public init() {}
  public func all() -> [Todo] { Array(todos.values) }
  public nonisolated func find(_ id: Int) -> Todo? { nil }
  public func save(_ todo: Todo) { todos[todo.id] = todo }
}

public struct Exporter: Sendable {
  public init() {}
  public func export(_ todo: Todo) { retry() }
  func retry() { Thread.sleep(forTimeInterval: 1) }
}
