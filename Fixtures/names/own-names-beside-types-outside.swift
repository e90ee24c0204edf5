// A function of the program that bears a distinctive name says nothing of values whose written type the program does not declare.
import CoreML
import Foundation

actor Embedding {
  private let model: FaceEmbedder
  init(_ model: FaceEmbedder) { self.model = model }
  func prediction(input: FaceEmbedderInput) throws -> FaceEmbedderOutput {
    try model.prediction(input: input)  // want model-inference likely
  }
  func other(input: FaceEmbedderInput) throws -> FaceEmbedderOutput {
    try model.prediction(input: input)  // want model-inference likely
  }
}

final class Tool {
  let child: OtherProcess
  init(child: OtherProcess) { self.child = child }
  func waitUntilExit() { child.waitUntilExit() }
}

func run(_ tool: Tool, _ other: OtherProcess?) async {
  tool.waitUntilExit()  // want blocking-process likely
  other?.waitUntilExit()  // want blocking-process likely
  // Nobody has written its type, which may be `Tool`.
  makeProcess().waitUntilExit()
}

func wait<T>(_ any: T, _ own: Wrapped) async {
  (any as AnyObject).waitUntilExit()
  own.waitUntilExit()
}
typealias Wrapped = ProcessOfSomebody
