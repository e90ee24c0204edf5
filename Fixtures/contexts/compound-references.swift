// Functions that are handed over with their labels, by synchronous functions without a closure.
import Foundation

func nap(seconds: Double) { Thread.sleep(forTimeInterval: seconds) }
func nap(_ seconds: Double) { Thread.sleep(forTimeInterval: seconds) }
func copy(_ count: Int, to path: String) { usleep(1) }
func copy(_ count: Int, quickly path: String) {}
func run(_ job: @escaping @Sendable (Double) async -> Void) {}
func carry(_ job: @escaping @Sendable (Int, String) async -> Void) {}

func start() { run(nap(seconds:)) }  // want blocking-sleep
func startUnlabelled() { run(nap(_:)) }  // want blocking-sleep
func startSecondLabel() { carry(copy(_:to:)) }  // want blocking-sleep
func startOther() { carry(copy(_:quickly:)) }
func job() -> @Sendable (Double) async -> Void { nap(seconds:) }  // want blocking-sleep
