// Publishers, subjects and delegates: names of blocking code in callbacks of other frameworks.
// swift-format-ignore-file
import Combine
import Foundation

final class FeedModel: ObservableObject {
  @Published var items: [String] = []
  private let refresh = PassthroughSubject<Void, Never>()
  private var cancellables: Set<AnyCancellable> = []
  private let session: URLSession

  init(session: URLSession) {
    self.session = session
    refresh
      .debounce(for: .seconds(1), scheduler: DispatchQueue.main)
      .flatMap { session.dataTaskPublisher(for: URL(string: "https://example.com")!).map(\.data).replaceError(with: Data()) }
      .decode(type: [String].self, decoder: JSONDecoder())
      .replaceError(with: [])
      .receive(on: DispatchQueue.main)
      .sink { [weak self] in self?.items = $0 }
      .store(in: &cancellables)
  }

  func reload() async {
    refresh.send()
    for await value in $items.values {
      print(value.count)
      break
    }
    _ = await $items.values.first { !$0.isEmpty }
    let first = $items.first()
    _ = first.sink { print($0) }
  }

  func bridge() async throws -> [String] {
    try await withCheckedThrowingContinuation { continuation in
      $items.first()
        .sink { _ in } receiveValue: { continuation.resume(returning: $0) }
        .store(in: &cancellables)
    }
  }
}
