/// The top-level modules that a Swift file imports, under whatever condition.
func importedModules(in bytes: [UInt8]) -> Set<String> {
  let code = String(decoding: bytes, as: UTF8.self)
  let imports = code.matches(
    of:
      /(?m)^[ \t]*(?:@\w+(?:\([^)]*\))?[ \t]+)*(?:(?:public|package|internal|fileprivate|private)[ \t]+)?import[ \t]+(?:(?:typealias|struct|class|enum|protocol|let|var|func)[ \t]+)?(\w+)/
  )
  return Set(imports.map { String($0.1) })
}
