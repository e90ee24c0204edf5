// Sleeps that suspend, and names that only sound like sleeping.
import Foundation

protocol Napping {
  func sleep(for duration: Duration) async throws
  func pause() async
}

struct Player {
  var sleep: () -> Void = {}
  func pause() {}
  func usleep(_ length: Int) {}
}

final class Thread {
  static func sleep(forTimeInterval interval: Double) async {}
  func async(_ work: () -> Void) {}
}

func nanosleep(_ length: Int) async {}

func suspends(_ clock: some Clock<Duration>, _ nap: any Napping, _ player: Player) async throws {
  try await Task.sleep(nanoseconds: 1)
  try await Task.sleep(for: .seconds(1))
  try await Task.sleep(until: .now + .seconds(1), clock: .continuous)
  try await clock.sleep(for: .seconds(1))
  try await ContinuousClock().sleep(until: .now)
  try await SuspendingClock().sleep(for: .zero)
  try await nap.sleep(for: .seconds(1))
  await nap.pause()
  player.sleep()
  player.pause()
  player.usleep(1)
  await nanosleep(1)
  await Thread.sleep(forTimeInterval: 1)
  Thread().async {}
}

func local() async {
  func sleep(_ seconds: Int) {}
  sleep(1)
  let usleep = { (length: Int) in _ = length }
  usleep(1)
}

struct Dimmer {
  func sleep(_ seconds: Int) async {}
  func dim() async { await sleep(1) }
}
