// Conditions of tests are async closures, in the attribute of a test too.
import Foundation
import Testing

@Test(.enabled("slow") { usleep(1) == 0 }) func gated() {}  // want blocking-sleep
@Test("named", .disabled { usleep(1) == 0 }) func disabled() {}  // want blocking-sleep
@Test(.enabled { await Task.yield(); return usleep(1) == 0 }) func awaiting() {}  // want blocking-sleep
@Suite(.enabled { usleep(1) == 0 }) struct Gated {}  // want blocking-sleep
@Test(.tags()) func plain() {}
