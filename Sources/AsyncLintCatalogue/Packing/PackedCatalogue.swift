/// A catalogue as two texts that are part of the binary: parsing `rules/` at every start took four times as long as
/// unpacking its result.
///
/// Not a file format: both sides are always of the same build.
public struct PackedCatalogue: Sendable {
  /// Every text once, one behind the other.
  public var strings: String
  /// Numbers of two digits: how long each text is in bytes, the lists, then the entries, which name texts and lists by their number.
  public var table: String

  public init(strings: String, table: String) {
    self.strings = strings
    self.table = table
  }
}

extension PackedCatalogue {
  func withUnpacker<Result>(_ body: (inout CatalogueUnpacker) -> Result) -> Result {
    var (strings, table) = (strings, table)
    return strings.withUTF8 { strings in
      table.withUTF8 { table in
        var unpacker = CatalogueUnpacker(texts: strings, table: table)
        return body(&unpacker)
      }
    }
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
  /// - Throws: when the catalogue has more texts or lists than a number can count, or a text of more bytes.
  public func packed() throws(CatalogueError) -> PackedCatalogue {
    var packer = CataloguePacker()
    packer.add(self)
    guard packer.largest < PackedDigit.limit else {
      throw CatalogueError(
        file: "rules", line: 1,
        message:
          "the catalogue has \(packer.largest) names or entries of a kind, or bytes in a text; expected fewer than \(PackedDigit.limit)"
      )
    }
    return packer.packed
  }

  /// Unpacks what `packed()` made.
  ///
  /// - Parameter documents: of the rules by name; without one a rule has an empty document.
  /// - Complexity: linear, with one allocation for each long string and each list.
  public init(_ packed: PackedCatalogue, documents: [CatalogueDocument]) {
    self = packed.withUnpacker { $0.catalogue(documents: documents) }
  }
}
