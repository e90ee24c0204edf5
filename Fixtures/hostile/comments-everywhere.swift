// Comments between the tokens of declarations and calls.
// swift-format-ignore-file
import Foundation

func /* name */ commented /* open */ ( /* nothing */ ) /* before */ async /* after */ -> /* result */ Int /* { */ {
  /* before */ usleep /* no space */(1)  // want 16 blocking-sleep
  Thread /* a */ . /* b */ sleep(forTimeInterval /* c */: /* d */ 1)  // want 28 blocking-sleep
  // usleep(1) {
  /* } usleep(2) */
  let data = try? /* await */ Data(/* file */ contentsOf: URL(fileURLWithPath: "/x" /* path */))  // want 31 blocking-file-io
  return /* usleep(3) */ data?.count ?? 0  /* end } */
}  // }

/// func documented() async { usleep(1) }
func documented() { usleep(1) }

/** Block comment with code:
    ```
    Task { usleep(1) }
    ```
 */
func block() async { /* "unterminated string in a comment */ usleep(1) }  // want 62 blocking-sleep

actor /* A */ A /* { */ { /* func */ func /* f */ f() /* async */ { usleep(1) } }  // want 69 blocking-sleep

func sync() /* async */ { usleep(1) }
func alsoSync() { /* await */ usleep(1) }
func closures() {
  let one = { /* await */ usleep(1) }
  let two = { /* x */ () /* y */ async /* z */ in usleep(1) }  // want 51 blocking-sleep
  let three = { // await f()
    usleep(1)
  }
  _ = (one, two, three)
}
