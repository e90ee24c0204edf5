#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes Swift files of about ten kilobytes, in folders of a hundred, until there are that many bytes. The same number gives the same
/// files. False when one cannot be written.
func generateCorpus(bytes: Int, in folder: String) -> Bool {
  var written = 0
  var number = 0
  while written < bytes {
    if number % 100 == 0 {
      _ = mkdir(folder, 0o755)
      _ = mkdir("\(folder)/Part\(number / 100)", 0o755)
    }
    let text = source(number)
    guard let file = fopen("\(folder)/Part\(number / 100)/File\(number).swift", "w") else { return false }
    let count = text.utf8.withContiguousStorageIfAvailable { fwrite($0.baseAddress, 1, $0.count, file) } ?? 0
    guard fclose(file) == 0, count == text.utf8.count else { return false }
    written += count
    number += 1
  }
  return true
}

/// Types that call each other across files, as code does: mostly harmless, with everyday names, strings and comments; one method in
/// twenty blocks, and others reach it.
private func source(_ file: Int) -> String {
  var text = "import Foundation\n\n"
  for index in 0..<8 {
    let number = file * 8 + index
    let other = max(0, number - 7)
    let blocks = number % 20 == 0
    text += """
      /// Keeps the records of part \(number) and hands them to whoever asks.
      struct Store\(number): Sendable {
        let name: String
        var records: [String: Int] = [:]
        private let next: [Store\(other)]

        init(name: String, next: [Store\(other)] = []) {
          self.name = name
          self.next = next
        }

        /// The value under a key, or that of the store behind this one.
        func value(for key: String, default fallback: Int = 0) -> Int {
          guard let found = records[key] else { return next.first?.value(for: key) ?? fallback }
          return found + name.count
        }

        mutating func update(_ key: String, to value: Int) throws {
          if value < 0 { throw Failure\(number).negative("no \\(value) under \\(key) in \\(name)") }
          records[key, default: 0] += value // counts what came before, too
          let total = records.values.filter { $0 > \(index) }.map { $0 * 2 }.reduce(0, +)
          for (position, entry) in records.enumerated() where entry.value > total {
            print("entry", position, entry.key, separator: ": ")
          }
        }

        func load\(number)(from path: String) -> Int {
          \(blocks ? "Thread.sleep(forTimeInterval: 0.1)" : "let length = path.utf8.count")
          return \(blocks ? "0" : "length + Store\(other)(name: path).load\(other)(from: path)")
        }
      }

      enum Failure\(number): Error {
        case negative(String), missing(key: String, at: Int)
      }

      func refresh\(number)(_ store: Store\(number)) async throws -> Int {
        async let first = Task { store.value(for: "first") }.value
        let second = await withCheckedContinuation { continuation in
          continuation.resume(returning: store.value(for: "second", default: \(number)))
        }
        return try await first + second + store.\(number % 50 == 0 ? "load\(number)(from: \"records.txt\")" : "records.count")
      }


      """
  }
  return text
}
