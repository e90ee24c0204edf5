// What libraries and frameworks run before they return belongs to the code around.
// swift-format-ignore-file
import Dependencies
import Foundation
import Tracing
import UIKit
import XCTest
import os

func measured(_ signposter: OSSignposter, _ progress: Progress) async throws {
  withSpan("work") { _ in sleep(1) }  // want 27 blocking-sleep
  try await withSpan("work") { span in sleep(1) }  // want 40 blocking-sleep
  await withSpan("work", ofKind: .client) { span in
    await Task.yield()
    sleep(1)  // want 5 blocking-sleep
  }
  signposter.withIntervalSignpost("work") { sleep(1) }  // want 45 blocking-sleep
  signposter.withIntervalSignpost("work", id: .exclusive, around: { sleep(1) })  // want 69 blocking-sleep
  ProcessInfo.processInfo.performActivity(options: [], reason: "work") { sleep(1) }  // want 74 blocking-sleep
  progress.performAsCurrent(withPendingUnitCount: 1) { sleep(1) }  // want 56 blocking-sleep
  withDependencies { _ in sleep(1) } operation: { usleep(1) }  // want 27 blocking-sleep // want 51 blocking-sleep
  await withDependencies { _ in sleep(1) } operation: {  // want 33 blocking-sleep
    await Task.yield()
    usleep(1)  // want 5 blocking-sleep
  }
}

@MainActor func laidOut(_ table: UITableView) async {
  UIView.performWithoutAnimation { sleep(1) }  // want 36 blocking-sleep
  table.performBatchUpdates({ sleep(1) }, completion: { _ in sleep(1) })  // want 31 blocking-sleep
}

func expected() async {
  XCTExpectFailure("slow") { sleep(1) }  // want 30 blocking-sleep
}

actor Counter {
  var count = 0
  nonisolated func now() async { assumeIsolated { $0.count += Int(sleep(1)) } }  // want 67 blocking-sleep
  func later() async { self.assumeIsolated { _ in sleep(1) } }  // want 51 blocking-sleep
}
