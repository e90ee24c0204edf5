// Members of generic parameters that are members of the same again, without end and twice as often with each step.
import Foundation

protocol Chained {
  associatedtype Next: Chained
  func go()
}
struct Endless<T: Chained>: Chained {
  typealias Next = T.Next.Next
  func go() { sleep(1) }
}
struct End: Chained {
  typealias Next = Endless<Endless<End>>
  func go() {}
}
struct Doubled<A, B>: Chained {
  typealias Next = Doubled<Doubled<A, B>, Doubled<A, B>>
  func go() { sleep(1) }
}
func next<T: Chained>(_ value: T) -> T.Next { fatalError() }
func far<T: Chained>(_ value: T)
  -> T.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next.Next
{ fatalError() }

func run(_ endless: Endless<End>, _ doubled: Doubled<Int, Int>) async {
  next(endless).go()  // want blocking-sleep likely
  far(doubled).go()  // want blocking-sleep likely
  doubled.go()  // want blocking-sleep
}
