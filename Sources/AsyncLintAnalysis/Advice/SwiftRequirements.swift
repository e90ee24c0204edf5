import AsyncLintSyntax

extension Analyzer {
  /// Whether a member meets a requirement of a protocol of the standard library, Foundation or SwiftUI that everybody knows: none of
  /// those that are listed may be asynchronous.
  func meetsRequirementOfSwift(_ id: DeclarationID) -> Bool {
    var names: [String] = []
    for nominal in hierarchy(of: program[id].owner) {
      for name in inheritedNames(of: nominal) where isRequired(id, of: text(name), &names) { return true }
    }
    return false
  }

  /// By a protocol itself, or by what it refines. `names`: the member's, when they were asked for.
  private func isRequired(_ id: DeclarationID, of protocolName: String, _ names: inout [String]) -> Bool {
    if let members = requirements[protocolName] {
      if names.isEmpty { names = [text(program[id].name), text(program[id].name) + labels(of: id)] }
      if members.split(separator: " ").contains(where: { names[0] == $0 || names[1] == $0 }) { return true }
    }
    return refined[protocolName]?.contains { isRequired(id, of: $0, &names) } ?? false
  }

  private func labels(of id: DeclarationID) -> String {
    guard [.function, .initializer].contains(program[id].kind) else { return "" }
    let parameters = signature(program[id].node, in: file(of: id)).parameters
    return "(" + parameters.map { ($0.label == 0 ? "_" : text($0.label)) + ":" }.joined() + ")"
  }
}

/// Synchronous requirements of protocols: a name alone stands for all that are called so.
private let requirements = [
  // The standard library.
  "Equatable": "== !=", "Comparable": "< <= > >=", "Hashable": "hash(into:) hashValue", "Identifiable": "id",
  "CustomStringConvertible": "description", "CustomDebugStringConvertible": "debugDescription",
  "CustomReflectable": "customMirror", "LosslessStringConvertible": "init(_:)",
  "RawRepresentable": "rawValue init(rawValue:)",
  "TextOutputStream": "write(_:)", "TextOutputStreamable": "write(to:)", "CaseIterable": "allCases",
  "Encodable": "encode(to:)", "Decodable": "init(from:)",
  "CodingKey": "stringValue intValue init(stringValue:) init(intValue:)",
  "IteratorProtocol": "next()", "RandomNumberGenerator": "next()",
  "Sequence": "makeIterator() underestimatedCount withContiguousStorageIfAvailable(_:)",
  "Collection": """
  subscript startIndex endIndex count isEmpty indices index(after:) formIndex(after:) index(_:offsetBy:) \
  index(_:offsetBy:limitedBy:) distance(from:to:)
  """,
  "BidirectionalCollection": "index(before:) formIndex(before:)",
  "MutableCollection": "swapAt(_:_:) partition(by:)",
  "RangeReplaceableCollection": """
  init() replaceSubrange(_:with:) append(_:) append(contentsOf:) insert(_:at:) insert(contentsOf:at:) remove(at:) \
  removeSubrange(_:) removeFirst() removeFirst(_:) removeAll(keepingCapacity:) removeAll(where:) reserveCapacity(_:)
  """,
  "SetAlgebra": """
  init() contains(_:) insert(_:) remove(_:) update(with:) union(_:) intersection(_:) symmetricDifference(_:) \
  formUnion(_:) formIntersection(_:) formSymmetricDifference(_:) subtract(_:) subtracting(_:) isSubset(of:) \
  isSuperset(of:) isDisjoint(with:) isEmpty
  """,
  "AdditiveArithmetic": "zero + - += -=", "Numeric": "magnitude init(exactly:) * *=", "SignedNumeric": "negate()",
  "Strideable": "distance(to:) advanced(by:)",
  "ExpressibleByNilLiteral": "init(nilLiteral:)", "ExpressibleByBooleanLiteral": "init(booleanLiteral:)",
  "ExpressibleByIntegerLiteral": "init(integerLiteral:)", "ExpressibleByFloatLiteral": "init(floatLiteral:)",
  "ExpressibleByUnicodeScalarLiteral": "init(unicodeScalarLiteral:)",
  "ExpressibleByExtendedGraphemeClusterLiteral": "init(extendedGraphemeClusterLiteral:)",
  "ExpressibleByStringLiteral": "init(stringLiteral:)",
  "ExpressibleByStringInterpolation": "init(stringInterpolation:)",
  "StringInterpolationProtocol": "init(literalCapacity:interpolationCount:) appendLiteral(_:)",
  "ExpressibleByArrayLiteral": "init(arrayLiteral:)", "ExpressibleByDictionaryLiteral": "init(dictionaryLiteral:)",
  "Executor": "enqueue(_:)", "SerialExecutor": "checkIsolated() isSameExclusiveExecutionContext(other:)",
  "Clock": "now minimumResolution", "InstantProtocol": "advanced(by:) duration(to:)", "DurationProtocol": "/ /= * *=",
  "RegexComponent": "regex", "CustomConsumingRegexComponent": "consuming(_:startingAt:in:)",
  // Foundation.
  "LocalizedError": "errorDescription failureReason recoverySuggestion helpAnchor",
  "CustomNSError": "errorDomain errorCode errorUserInfo",
  "RecoverableError": "recoveryOptions attemptRecovery(optionIndex:)",
  "NSCopying": "copy(with:)", "NSMutableCopying": "mutableCopy(with:)", "NSCoding": "encode(with:) init(coder:)",
  "ContiguousBytes": "withUnsafeBytes(_:)", "DataProtocol": "regions copyBytes(to:from:)",
  "FormatStyle": "format(_:) locale(_:)", "ParseableFormatStyle": "parseStrategy", "ParseStrategy": "parse(_:)",
  "SortComparator": "compare(_:_:) order", "FileManagerDelegate": "fileManager", "StreamDelegate": "stream(_:handle:)",
  "XMLParserDelegate": "parser parserDidStartDocument(_:) parserDidEndDocument(_:)",
  // SwiftUI.
  "View": "body", "App": "body", "Scene": "body", "ViewModifier": "body(content:)",
]

/// What comes with a protocol of these besides its own requirements.
private let refined = [
  "Comparable": ["Equatable"], "Hashable": ["Equatable"], "Codable": ["Encodable", "Decodable"],
  "CodingKey": ["CustomStringConvertible", "CustomDebugStringConvertible"],
  "LosslessStringConvertible": ["CustomStringConvertible"],
  "Collection": ["Sequence"], "BidirectionalCollection": ["Collection"],
  "RandomAccessCollection": ["BidirectionalCollection"], "MutableCollection": ["Collection"],
  "RangeReplaceableCollection": ["Collection"], "LazySequenceProtocol": ["Sequence"],
  "LazyCollectionProtocol": ["Collection"], "DataProtocol": ["RandomAccessCollection"],
  "MutableDataProtocol": ["DataProtocol", "MutableCollection", "RangeReplaceableCollection"],
  "SetAlgebra": ["Equatable", "ExpressibleByArrayLiteral"], "OptionSet": ["SetAlgebra", "RawRepresentable"],
  "AdditiveArithmetic": ["Equatable"], "Numeric": ["AdditiveArithmetic", "ExpressibleByIntegerLiteral"],
  "SignedNumeric": ["Numeric"], "Strideable": ["Comparable"],
  "ExpressibleByStringLiteral": ["ExpressibleByExtendedGraphemeClusterLiteral", "ExpressibleByUnicodeScalarLiteral"],
  "ExpressibleByExtendedGraphemeClusterLiteral": ["ExpressibleByUnicodeScalarLiteral"],
  "ExpressibleByStringInterpolation": ["ExpressibleByStringLiteral"],
  "SerialExecutor": ["Executor"], "TaskExecutor": ["Executor"],
  "InstantProtocol": ["Comparable", "Hashable"], "DurationProtocol": ["Comparable", "AdditiveArithmetic"],
  "NSSecureCoding": ["NSCoding"], "FormatStyle": ["Codable", "Hashable"], "ParseableFormatStyle": ["FormatStyle"],
  "ParseStrategy": ["Codable", "Hashable"], "SortComparator": ["Hashable"],
]
