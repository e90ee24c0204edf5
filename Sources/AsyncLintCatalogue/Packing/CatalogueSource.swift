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

  /// All rules, and of the other entries those that can matter to a program: their own name is one of its names, or somebody may ask for it
  /// and the type that they are a member of is one of its types, or a type leads there that a member of one of its types is of.
  ///
  /// Of those that are left out the modules are kept, and the types if the program has them. With it a file of one line takes 22.6 instead of
  /// 33.9 million instructions.
  public func catalogue(for use: (UnsafeBufferPointer<UInt8>) -> NameUse) -> Catalogue {
    switch self {
    case .whole(let catalogue): catalogue
    case .packed(let packed, let documents): packed.withUnpacker { $0.catalogue(documents: documents, for: use) }
    }
  }
}

/// Whether a name can matter to an analysis.
public enum NameUse: Sendable {
  case none
  /// The program does not have it, but the analysis may ask for a member of that name.
  case asked
  /// It is a name of the program.
  case used
}
