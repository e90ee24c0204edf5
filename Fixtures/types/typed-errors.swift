// What a `catch` gets where all that is thrown is of one type.
import Foundation

struct Slow: Error {
  func tell() { usleep(1) }
}
enum Problem: Error { case slow(Slow), quick }

func one() throws(Slow) {}
func two() throws(Problem) {}
func any() throws {}

func catches() async {
  do { try one() } catch { error.tell() }  // want 34 blocking-sleep
  do throws(Slow) { try one() } catch { error.tell() }  // want 47 blocking-sleep
  do { try one() } catch let slow { slow.tell() }  // want 42 blocking-sleep
  do { try two() } catch .slow(let slow) { slow.tell() } catch {}  // want 49 blocking-sleep
  do { try any() } catch let slow as Slow { slow.tell() } catch {}  // want 50 blocking-sleep
}
