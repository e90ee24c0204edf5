// Members of generic parameters that are members of the same again, twice as often with each step.
import Foundation

protocol Chained {
  associatedtype Next: Chained
  func go()
}
struct Doubled<A, B>: Chained {
  typealias Next = Doubled<Doubled<A, B>, Doubled<A, B>>
  func go() { sleep(1) }
}
func far<T: Chained>(_ value: T)
  -> T.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next
{ fatalError() }

func run(_ doubled: Doubled<Int, Int>) async {
  far(doubled).go()  // want blocking-sleep
  doubled.go()  // want blocking-sleep
}
