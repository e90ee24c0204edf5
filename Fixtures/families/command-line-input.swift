// SwiftCLI's Input asks until it is answered.
import SwiftCLI

func ask() async {
  _ = Input.readLine(prompt: "Name: ")  // want 13 blocking-stdio error
  _ = Input.readInt(prompt: "Age: ", secure: true)  // want 13 blocking-stdio
  let isSure: Bool = Input.readObject()  // want 28 blocking-stdio
  _ = isSure
}
