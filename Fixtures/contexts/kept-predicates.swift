// The block of a predicate is kept and asked later, on whatever thread.
import Foundation

func names(_ list: [String]) async -> Int {
  let predicate = NSPredicate { _, _ in
    readLine() != nil
  }
  let other = NSPredicate(block: { _, _ in readLine() == nil })
  return list.count + predicate.predicateFormat.count + other.predicateFormat.count
}
