// What another package adds to a type fulfils no requirement of a package that it does not know.
protocol Combining {
  associatedtype Element
  func combined(_ other: [Element]) -> Self
}

extension Set: Combining {
  func combined(_ other: [Element]) -> Set { union(other) }
}

func combine(_ numbers: Set<Int>, _ any: some Combining) async {
  _ = numbers.combined([1])
  _ = any.combined([])
}
