// Overloads among which only a library's types decide: reported when all of them block.
import Foundation
import SomeLibrary

func either(_ value: Int) { usleep(1) }
func either(_ value: String) {}
func both(_ value: Int) { usleep(1) }
func both(_ value: String) { Thread.sleep(forTimeInterval: 1) }

func undecided() async {
  either(libraryValue())
  both(libraryValue())  // want blocking-sleep likely
}

#if os(Windows)
func reap(_ handle: SomeLibrary.Handle) {}
#else
func reap(_ handle: SomeLibrary.Handle) { usleep(1) }
#endif

func reapAll() async {
  reap(libraryValue())  // want blocking-sleep likely
}
