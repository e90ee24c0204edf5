import AsyncLintSyntax
import Testing

/// The JSON lines that the debugging subcommand prints.
@Suite struct DebugRecordTests {
  @Test func printsTokens() {
    #expect(
      records(.tokens, "f(\"a\\(b)\")") == """
        {"rec":"file","path":"a \\"b\\".swift","bytes":10}
        {"rec":"token","kind":"identifier","start":0,"length":1}
        {"rec":"token","kind":"punctuation","start":1,"length":1}
        {"rec":"token","kind":"string-begin","start":2,"length":1}
        {"rec":"token","kind":"string-text","start":3,"length":1}
        {"rec":"token","kind":"interp-begin","start":4,"length":2}
        {"rec":"token","kind":"identifier","start":6,"length":1}
        {"rec":"token","kind":"interp-end","start":7,"length":1}
        {"rec":"token","kind":"string-end","start":8,"length":1}
        {"rec":"token","kind":"punctuation","start":9,"length":1}

        """)
  }

  @Test func printsContexts() {
    let lines = records(.contexts, "func f(_ a: Int, b c: Int) async { { await g() } }\nvar x: Int { 1 }").split(
      separator: "\n")
    #expect(
      lines.dropFirst().map(String.init) == [
        #"{"rec":"context","kind":"func","name":"f(_:b:)","start":33,"end":50,"async":true,"hasAwait":false,"#
          + #""hasAsyncLet":false}"#,
        #"{"rec":"context","kind":"closure","name":"{closure}","start":35,"end":48,"async":false,"hasAwait":true,"#
          + #""hasAsyncLet":false}"#,
        #"{"rec":"context","kind":"accessor","name":"x.get","start":62,"end":67,"async":false,"hasAwait":false,"#
          + #""hasAsyncLet":false}"#,
      ])
  }

  @Test func printsCalls() {
    let lines = records(.calls, "await a.b?.c(x: 1) { _ in d[0] }").split(separator: "\n")
    #expect(
      lines.dropFirst().map(String.init) == [
        #"{"rec":"call","kind":"member","name":"b","pos":8,"end":9,"await":true,"context":-1}"#,
        #"{"rec":"call","kind":"call","name":"c","pos":11,"end":32,"labels":["x","_"],"await":true,"context":-1}"#,
        #"{"rec":"call","kind":"subscript","pos":27,"end":30,"labels":["_"],"await":false,"context":19}"#,
      ])
  }

  @Test func printsDeclarations() {
    let lines = records(.decls, "extension A.B { func f(x: inout  Int) {} }").split(separator: "\n")
    #expect(
      lines.dropFirst().map(String.init) == [
        #"{"rec":"decl","kind":"extension","name":"A.B","pos":10}"#,
        #"{"rec":"decl","kind":"func","name":"f(x:)","pos":21}"#,
        #"{"rec":"decl","kind":"param","name":"x","pos":23,"type":"inout Int"}"#,
      ])
  }

  private func records(_ kind: DebugRecordKind, _ source: String) -> String {
    String(decoding: debugRecords(kind, path: "a \"b\".swift", bytes: Array(source.utf8)), as: UTF8.self)
  }
}
