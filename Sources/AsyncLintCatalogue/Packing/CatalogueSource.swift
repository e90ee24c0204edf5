/// Where an analysis has its catalogue from: a program uses few of its names, and what stands behind the others need not be unpacked.
public enum CatalogueSource: Sendable {
  case whole(Catalogue)
  /// With the documents of the rules.
  case packed(PackedCatalogue, documents: [CatalogueDocument])

  public var rules: [Rule] {
    switch self {
    case .whole(let catalogue): catalogue.rules
    case .packed(let packed, let documents): packed.withUnpacker { $0.rules(documents: documents) }
    }
  }

  public var catalogue: Catalogue {
    switch self {
    case .whole(let catalogue): catalogue
    case .packed(let packed, let documents): Catalogue(packed, documents: documents)
    }
  }

  /// All rules, and of the other entries those that can matter to a program: their own name is one of its names, or that of the type
  /// that they are a member of, or a type leads there that a member of one of its types is of. `isName` says whether the program has a name.
  ///
  /// Of those that are left out the modules are kept. With it a file of one line takes 22.6 instead of 33.9 million instructions.
  public func catalogue(for isName: (UnsafeBufferPointer<UInt8>) -> Bool) -> Catalogue {
    switch self {
    case .whole(let catalogue): catalogue
    case .packed(let packed, let documents): packed.withUnpacker { $0.catalogue(documents: documents, for: isName) }
    }
  }
}
