import AsyncLintSyntax

/// Index into `Program.declarations`; -1 is none.
typealias DeclarationID = Int32

/// Index into `Program.nominals`; -1 is none.
typealias NominalID = Int32

/// A declaration of the program that other files may refer to, or a local function or type. 32 bytes: what is small stands together.
struct Declaration {
  enum Kind {
    case type, `extension`, function, initializer, deinitializer, subscripting, variable, enumCase, typeAlias,
      associatedType, macro

    /// A type is named by it.
    var isOfTypes: Bool { self == .type || self == .typeAlias || self == .associatedType }
  }

  var kind: Kind
  var isLocal: Bool
  var flags: NodeFlags
  var file: Int32
  /// The declaration's node; of a variable its binding pattern.
  var node: NodeID
  /// Of a variable: its `patternBinding`, else `node`.
  var statement: NodeID
  var name: GlobalName
  /// The declaration it stands in.
  var parent: DeclarationID
  /// The type it is a member of, through extensions too.
  var owner: NominalID = -1
  /// Of a type: itself. Of an extension: the type it extends.
  var nominal: NominalID = -1
}

/// A type of the program or of the world outside.
struct Nominal {
  var name: GlobalName
  /// `struct`, `class` …; `missing` for types that the program does not declare.
  var kind: NodeKind
  /// Its declaration; -1 for types outside.
  var declaration: DeclarationID
  /// The type it is nested in.
  var outer: NominalID
  var extensions: [DeclarationID] = []
  /// Modules that declare it, when it is known from the catalogue.
  var modules: [GlobalName] = []
  /// One of these is a module that every file sees.
  var isAlwaysVisible = false
  /// Of a type outside: what it inherits from and conforms to.
  var externalSupertypes: [NominalID] = []

  var isProject: Bool { declaration >= 0 }
}
