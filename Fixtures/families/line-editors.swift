// Line editors and prompts wait for a person, as readLine does.
import CEditline
import CNCurses
import CommandLineKit
import Foundation
import LineNoise
import Noora

func repl() async throws {
  let editor = LineNoise()
  while true {
    let line = try editor.getLine(prompt: "> ")  // want 27 blocking-stdio error certain
    editor.addHistory(line)
    if line == "quit" { break }
  }
  let reader = LineReader()
  _ = try reader?.readLine(prompt: "> ")  // want 19 blocking-stdio error
  _ = try LineReader()?.readLine(prompt: "> ", maxCount: 3, strippingNewline: true)  // want blocking-stdio
}

func questions(_ prompts: any Noorable) async -> Bool {
  _ = prompts.textPrompt(prompt: "Name?")  // want blocking-stdio error
  _ = Noora().singleChoicePrompt(title: "Kind", question: "Which?", options: ["a", "b"])  // want blocking-stdio
  return Noora().yesOrNoChoicePrompt(question: "Sure?")  // want blocking-stdio
}

func libraries(_ editor: OpaquePointer, _ count: UnsafeMutablePointer<Int32>) async {
  _ = readline("> ")  // want blocking-stdio error
  _ = linenoise("> ")  // want blocking-stdio error
  _ = el_gets(editor, count)  // want blocking-stdio error
}

func keys(_ window: OpaquePointer) async {
  var key: wint_t = 0
  _ = getch()  // want blocking-stdio error
  _ = wgetch(window)  // want blocking-stdio error
  _ = wget_wch(window, &key)  // want blocking-stdio error
}

func game(_ window: OpaquePointer) async {
  nodelay(window, true)
  while wgetch(window) != 27 { await advance() }
  nodelay(window, false)
  _ = getch()  // want blocking-stdio error
}
func advance() async {}
