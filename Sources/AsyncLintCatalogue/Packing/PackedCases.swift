/// The numbers of the cases that have no order of their own in a packed catalogue.
extension Symbol.Kind {
  var number: Int {
    switch self {
    case .function: 0
    case .initializer: 1
    case .property: 2
    case .propertySetter: 3
    case .subscripting: 4
    }
  }

  init(number: Int) {
    switch number {
    case 1: self = .initializer
    case 2: self = .property
    case 3: self = .propertySetter
    case 4: self = .subscripting
    default: self = .function
    }
  }
}

extension Condition {
  /// The case, its argument and its names.
  var numbers: (number: Int, argument: Int, operand: [String]) {
    switch self {
    case .unlessZeroTimeout(let argument): (0, argument, [])
    case .unlessMentions(let argument, let name): (1, argument, [name])
    case .ifMentions(let argument, let name): (2, argument, [name])
    case .unlessLiteralFalse(let argument): (3, argument, [])
    case .ifLiteralTrue(let argument): (4, argument, [])
    case .ifRemoteURL(let argument): (5, argument, [])
    case .unlessRemoteURL(let argument): (6, argument, [])
    case .ifArgumentType(let argument, let types): (7, argument, types)
    case .unlessArgumentType(let argument, let types): (8, argument, types)
    case .message(let argument?): (9, argument, [])
    case .message(nil): (10, 0, [])
    case .unlessNonblocking(let argument?): (11, argument, [])
    case .unlessNonblocking(nil): (12, 0, [])
    case .unlessNumericHost(let argument): (13, argument, [])
    case .unlessMemoryStream(let argument?): (14, argument, [])
    case .unlessNegative(let argument): (15, argument, [])
    case .ifIterated: (16, 0, [])
    case .unlessIterated: (17, 0, [])
    case .unlessMemoryStream(nil): (18, 0, [])
    case .unlessZeroSize(let argument): (19, argument, [])
    }
  }

  init(number: Int, argument: Int, operand: [String]) {
    switch number {
    case 0: self = .unlessZeroTimeout(argument: argument)
    case 1: self = .unlessMentions(argument: argument, name: operand.first ?? "")
    case 2: self = .ifMentions(argument: argument, name: operand.first ?? "")
    case 3: self = .unlessLiteralFalse(argument: argument)
    case 4: self = .ifLiteralTrue(argument: argument)
    case 5: self = .ifRemoteURL(argument: argument)
    case 6: self = .unlessRemoteURL(argument: argument)
    case 7: self = .ifArgumentType(argument: argument, types: operand)
    case 8: self = .unlessArgumentType(argument: argument, types: operand)
    case 9: self = .message(argument: argument)
    case 10: self = .message(argument: nil)
    case 11: self = .unlessNonblocking(argument: argument)
    case 12: self = .unlessNonblocking(argument: nil)
    case 13: self = .unlessNumericHost(argument: argument)
    case 14: self = .unlessMemoryStream(argument: argument)
    case 15: self = .unlessNegative(argument: argument)
    case 16: self = .ifIterated
    case 17: self = .unlessIterated
    case 19: self = .unlessZeroSize(argument: argument)
    default: self = .unlessMemoryStream(argument: nil)
    }
  }
}
