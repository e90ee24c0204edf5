// SwiftUI screens in ordinary shape: actions and modifiers that run later on the main actor, tasks that suspend.
// swift-format-ignore-file
import SwiftUI

struct Item: Identifiable, Codable { var id: Int; var name: String }

@MainActor @Observable final class ListModel {
  var items: [Item] = []
  var error: String?
  let service: any ItemService
  init(service: any ItemService) { self.service = service }

  func load() async {
    do { items = try await service.items() } catch { self.error = error.localizedDescription }
  }
  func delete(_ item: Item) {
    items.removeAll { $0.id == item.id }
    Task { try? await service.delete(item) }
  }
  func save() { UserDefaults.standard.set(items.count, forKey: "count") }
}

protocol ItemService: Sendable {
  func items() async throws -> [Item]
  func delete(_ item: Item) async throws
}

struct ListScreen: View {
  @State private var model: ListModel
  @State private var path: [Int] = []
  @AppStorage("sort") private var sort = "name"
  @Environment(\.dismiss) private var dismiss

  init(model: ListModel) { _model = State(initialValue: model) }

  var body: some View {
    NavigationStack(path: $path) {
      List {
        ForEach(model.items) { item in
          NavigationLink(value: item.id) { Text(item.name) }
            .swipeActions {
              Button("Delete", role: .destructive) { model.delete(item) }
            }
        }
      }
      .task { await model.load() }
      .refreshable { await model.load() }
      .onAppear { model.save() }
      .onChange(of: sort) { _, _ in model.save() }
      .toolbar {
        Button("Reload") { Task { await model.load() } }
        Button("Close") { dismiss() }
      }
    }
    .task(id: sort) {
      try? await Task.sleep(for: .seconds(1))
      await model.load()
    }
  }
}
