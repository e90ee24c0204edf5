/// A bit of everything, for tests that hold for any source.
let sampleSource = ##"""
  #!/usr/bin/env swift
  import Foundation  // asynclint: a directive
  import struct Dispatch.DispatchTime

  /* a /* nested */ comment */
  @MainActor
  public final class Store<Key: Hashable, Value>: Base, Sendable where Value: Codable {
    @Published private(set) var items: [Key: Value] = [:] { didSet { notify(items) } }
    lazy var first = { [weak self] (key: Key) async throws -> Value? in try await self?.load(key) }()
    static let pattern = /a[/]b\/(c)+/
    subscript(index: Int) -> Value? { get async { await items[index] } }
    init?(_ keys: Key...) throws(StoreError) { guard let key = keys.first, key != nil else { return nil } }
    deinit { print("gone \(self) \(items.map { "\($0)" }.joined())") }

    func load<each T>(_ key: Key, from url: URL = .default, body: @escaping @Sendable () async -> Void) async throws {
      async let a = fetch(key), b = fetch(other)
      for try await case .some(let line) in url.lines where !line.isEmpty { await handle(line) }
      if case .failure(let error as NSError)? = result, let x, var y = z as? Int { throw error }
      let value = if flag { 1 } else if other { 2 } else { switch k { case 1...2: 3; default: 4 } }
      await withTaskGroup(of: Int.self) { group in group.addTask { 1 } } onCancel: { stop() }
      #if os(Linux) && swift(>=6)
        items?[key]!.count += a < b ? 1 : -1
      #elseif DEBUG
        usleep(10)
      #else
        ___
      #endif
      label: while true { do { try body() } catch let error { break label } }
      return try! \Store.items[0]?.count(#file, """
        several \(lines)
          \#tnot an escape "quoted"
        """, #"raw \#(value) ""#)
    }
  }
  extension Store { typealias K = Key; enum E: Int, Error { case a = 1, b(x: Int, String) ; indirect case c } }
  infix operator <=>: AdditionPrecedence
  func <=> (l: some P & Q, r: any ~Copyable) -> (Int) -> [3 of Int] { { $0 } }
  @freestanding(expression) macro stringify<T>(_ v: T) -> (T, String) = #externalMacro(module: "M", type: "S")
  let `class` = 0x1F.p + 1_000.5e-3 // 日本語 👩‍👩‍👧
  """##
