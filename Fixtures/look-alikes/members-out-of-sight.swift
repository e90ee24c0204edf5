// Members that a type has from outside come before free functions, and a call without arguments may mean them.
import AVFoundation
import Foundation
import SocketKit

extension AVPlayer {
  func toggle() async { if rate > 0 { pause() } else { play() } }
}

class Player: AVAudioPlayer {
  func halt() async { pause() }
}

final class QuietPlayer: Player {
  func halt(softly: Bool) async { pause() }
}

extension SocketKit.Socket {
  func receive() async throws -> String {
    sync()
    return try readLine()
  }
}

protocol Recorder: MediaRecorder {}

extension Recorder {
  func halt() async { pause() }
}

// What has arguments is told by them, and nothing else is called `readLine` in a command.

extension AVPlayer {
  func fade() async {
    usleep(50_000)  // want blocking-sleep
  }
}

struct Question: RemoteCommand {
  func run() async -> String? {
    readLine()  // want blocking-stdio
  }
}

final class Signals: NSObject, Sendable {
  func next() async {
    pause()  // want blocking-wait
  }
}

class Console: LineSource {
  func next() async -> String? {
    readLine()  // want blocking-stdio likely
  }
}

extension String {
  static func ask() async -> String? {
    readLine()  // want blocking-stdio
  }
}

enum Mode: String {
  case quick

  func next() async -> Int32 {
    pause()  // want blocking-wait
    return getchar()  // want blocking-stdio
  }
}

struct Key: RemoteCommand {
  func run() async -> Int32 {
    getchar()  // want blocking-stdio
  }
}
