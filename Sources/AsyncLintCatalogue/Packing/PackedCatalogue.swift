/// A catalogue as two texts that are part of the binary: parsing `rules/` at every start took four times as long as
/// unpacking its result.
///
/// Not a file format: both sides are always of the same build.
public struct PackedCatalogue: Sendable {
  /// Every string once, a line each.
  public var strings: String
  /// Numbers of two digits: the lists, then the entries, which name strings and lists by their number.
  public var table: String

  public init(strings: String, table: String) {
    self.strings = strings
    self.table = table
  }
}

/// The digits of the table: printable, and none that ends or escapes a Swift string literal.
enum PackedDigit {
  static var first: UInt8 { 0x24 }
  static var base: Int { 0x7F - 0x24 }
  /// Of one number.
  static var limit: Int { base * base }
}

extension Catalogue {
  /// Packs everything but the rules' documents.
  ///
  /// - Throws: when the catalogue has more strings or lists than a number can count.
  public func packed() throws(CatalogueError) -> PackedCatalogue {
    var packer = CataloguePacker()
    packer.add(self)
    guard packer.largest < PackedDigit.limit else {
      throw CatalogueError(
        file: "rules", line: 1,
        message:
          "the catalogue has \(packer.largest) names or entries of a kind; expected fewer than \(PackedDigit.limit)")
    }
    return packer.packed
  }

  /// Unpacks what `packed()` made.
  ///
  /// - Parameter documents: of the rules by name; without one a rule has an empty document.
  /// - Complexity: linear, with one allocation for each long string and each list.
  public init(_ packed: PackedCatalogue, documents: [CatalogueDocument]) {
    var unpacker = CatalogueUnpacker(packed)
    self = unpacker.catalogue(documents: documents)
  }
}
