#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What a call to the system failed with.
struct SystemError: Error, Equatable {
  /// `errno`.
  let code: Int32

  /// Of the call that has just failed on this thread.
  static var last: SystemError { SystemError(code: errno) }

  /// In lower case: `permission denied`.
  var message: String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }
}

extension SystemError {
  static let noSuchFile = SystemError(code: ENOENT)
}
