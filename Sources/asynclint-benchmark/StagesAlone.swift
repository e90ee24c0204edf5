import AsyncLintDriver
import AsyncLintSyntax

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What a run does with each file at once, file by file: here each stage alone, over all files, in this process and with one thread.
func measureStagesAlone(_ paths: [String], repetitions: Int) -> [(name: String, milliseconds: [Double])] {
  let files = sourceFiles(in: paths)
  let parser = FileParser()
  var texts: [[UInt8]] = []
  var times: [(name: String, milliseconds: [Double])] = [("read", []), ("lex", []), ("lex and structure", [])]
  // What is made has to be used, or nothing would be made.
  var made = 0
  for _ in 0..<repetitions {
    times[0].milliseconds.append(milliseconds { texts = files.map(contents) })
    times[1].milliseconds.append(milliseconds { for text in texts { made += parser.countTokens(in: text) } })
    times[2].milliseconds.append(milliseconds { for text in texts { made += parser.outline(text).nodes.count } })
  }
  precondition(made >= files.count)
  return times
}

private func contents(of path: String) -> [UInt8] {
  let descriptor = open(path, O_RDONLY)
  guard descriptor >= 0 else { return [] }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { return [] }
  return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
    count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
  }
}

private func milliseconds(_ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  return clock.measure(body) / .milliseconds(1)
}
