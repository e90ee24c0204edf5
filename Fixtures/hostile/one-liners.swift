// Everything on one line.
// swift-format-ignore-file
import Foundation
func a() async { usleep(1) }; func b() { usleep(2) }; func c() async { b() }  // want 18 blocking-sleep // want 72 blocking-sleep
struct S { func d() async { usleep(1) }; var e: Int { get async { usleep(1); return 1 } }; func f() { usleep(1) } }  // want 29 blocking-sleep // want 67 blocking-sleep
actor A { func g() { usleep(1) }; nonisolated func h() { usleep(1) }; var i: Int { usleep(1); return 1 } }  // want 22 blocking-sleep // want 84 blocking-sleep
enum E { static func j() async -> Int { if true { usleep(1) } else { usleep(2) }; return 1 } }  // want 51 blocking-sleep // want 70 blocking-sleep
func k() { Task { usleep(1) }; DispatchQueue.global().async { usleep(2) }; Task { DispatchQueue.global().async { usleep(3) } } }  // want 19 blocking-sleep
func l() async { await withTaskGroup(of: Void.self) { g in g.addTask { usleep(1) } } }  // want 72 blocking-sleep
func m() async { defer { usleep(1) }; do { usleep(2) }; let x = { usleep(3) }; x() }  // want 26 blocking-sleep // want 44 blocking-sleep // want 80 blocking-sleep
extension A { func n() { usleep(1) } }; extension S { func o() async { usleep(1) } }  // want 26 blocking-sleep // want 72 blocking-sleep
let p: () async -> Void = { usleep(1) }; let q: () -> Void = { usleep(1) }  // want 29 blocking-sleep
func r(_ f: () async -> Void = { usleep(1) }, _ g: () -> Void = { usleep(1) }) {}  // want 34 blocking-sleep
func t() async { for _ in 0..<1 { usleep(1) }; while false { usleep(1) }; repeat { usleep(1) } while false }  // want 35 blocking-sleep // want 62 blocking-sleep // want 84 blocking-sleep
