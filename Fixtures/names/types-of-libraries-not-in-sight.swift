// A type whose name is written and that nobody knows is not the API's, unless it is called like it.
import AVFoundation
import Foundation
import Tools

struct Work {
  let runner: TaskRunner
  let process: LoggedProcess
}

func run(_ work: Work, _ any: any Running, _ unknown: () -> Void) async throws {
  work.runner.waitUntilExit()
  work.process.waitUntilExit()  // want blocking-process likely
  any.waitUntilExit()
  let stream = LogStream(path: "x")
  _ = stream.readDataToEndOfFile()
  let runner = try TaskRunner<Int>(path: "x")
  runner.waitUntilExit()
  let made: TaskRunner = make()
  made.waitUntilExit()
  make().waitUntilExit()  // want blocking-process likely
  let handle = make()
  handle.readDataToEndOfFile()  // want blocking-file-io likely
}

func samples(_ output: AVLaterOutput, _ mix: AVAssetReaderAudioMixOutput, _ other: LaterOutput) async {
  _ = output.copyNextSampleBuffer()  // want media-wait likely
  _ = mix.copyNextSampleBuffer()  // want media-wait certain
  _ = other.copyNextSampleBuffer()
}
