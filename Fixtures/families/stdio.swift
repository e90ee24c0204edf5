// Reading from the keyboard or a stream waits for somebody to type.
import Foundation

func input(_ file: UnsafeMutablePointer<FILE>) async {
  let line = readLine()  // want 14 blocking-stdio error certain
  let kept = readLine(strippingNewline: false)  // want 14 blocking-stdio
  while let next = readLine() { print(next) }  // want 20 blocking-stdio
  guard let answer = readLine(), answer == "y" else { return }  // want 22 blocking-stdio
  let lines = sequence(state: 0) { _ in 1 }
  var buffer = [CChar](repeating: 0, count: 10)
  _ = fgets(&buffer, 10, file)  // want 7 blocking-stdio
  _ = getchar()  // want 7 blocking-stdio
  _ = fgetc(file)  // want 7 blocking-stdio
  _ = getc(file)  // want 7 blocking-stdio
  _ = fread(&buffer, 1, 10, file)  // want 7 blocking-stdio
  _ = getchar_unlocked()  // want 7 blocking-stdio error
  _ = getc_unlocked(file)  // want 7 blocking-stdio warning
  _ = getc_unlocked(stdin)  // want 7 blocking-stdio error
  _ = fread_unlocked(&buffer, 1, 10, file)  // want 7 blocking-stdio warning
  print(line ?? "", kept ?? "", lines)
}

func typed(_ file: UnsafeMutablePointer<FILE>) async {
  var buffer = [CChar](repeating: 0, count: 10)
  _ = fgets(&buffer, 10, stdin)  // want 7 blocking-stdio error
  _ = fgets(&buffer, 10, file)  // want 7 blocking-stdio warning
  _ = getc(stdin)  // want 7 blocking-stdio error
  _ = fread(&buffer, 1, 10, stdin)  // want 7 blocking-stdio error
  _ = withVaList([]) { vfscanf(stdin, "%d", $0) }  // want 24 blocking-stdio error
  _ = withVaList([]) { vfscanf(file, "%d", $0) }  // want 24 blocking-stdio warning
}

func prompt(_ question: String) -> String {
  print(question, terminator: " ")
  return readLine() ?? ""
}
func ask() async -> String { prompt("name?") }  // want 30 blocking-stdio via prompt(_:) > readLine()
func interactive() -> String { prompt("name?") }

/// Who calls a helper says what it waits for.
private func line(of file: UnsafeMutablePointer<FILE>) {
  var buffer = [CChar](repeating: 0, count: 100)
  fgets(&buffer, 100, file)
}
func lines(_ file: UnsafeMutablePointer<FILE>) async {
  line(of: stdin)  // want blocking-stdio error
  line(of: file)  // want blocking-stdio warning
}
