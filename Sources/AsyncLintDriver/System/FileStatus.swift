#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the file system says about a file.
struct FileStatus: Sendable {
  enum Kind: Sendable {
    case regular, directory, symbolicLink, namedPipe, socket, device

    /// For messages: `a named pipe`.
    var description: String {
      switch self {
      case .regular: "a file"
      case .directory: "a folder"
      case .symbolicLink: "a symbolic link"
      case .namedPipe: "a named pipe"
      case .socket: "a socket"
      case .device: "a device"
      }
    }
  }

  let kind: Kind
  let identity: FileIdentity
  /// In bytes.
  let size: Int
  let modified: ModificationTime
  /// When anything about the file was last changed, its name and times too; no program can set it.
  let changed: ModificationTime

  /// Of what a link points to, or of the link itself. Opens nothing.
  static func of(_ path: Path, followingLinks: Bool) throws(SystemError) -> FileStatus {
    var status = stat()
    let result = path.withCString { followingLinks ? stat($0, &status) : lstat($0, &status) }
    if result != 0 { throw .last }
    return FileStatus(status)
  }

  /// Of an open file.
  static func of(descriptor: Int32) throws(SystemError) -> FileStatus {
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw .last }
    return FileStatus(status)
  }

  private init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      case S_IFIFO: .namedPipe
      case S_IFSOCK: .socket
      default: .device
      }
    identity = FileIdentity(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino))
    size = Int(clamping: status.st_size)
    #if canImport(Darwin)
      modified = ModificationTime(status.st_mtimespec)
      changed = ModificationTime(status.st_ctimespec)
    #else
      modified = ModificationTime(status.st_mtim)
      changed = ModificationTime(status.st_ctim)
    #endif
  }
}

/// Two names with the same identity are names of one file.
struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let inode: UInt64
}

struct ModificationTime: Hashable, Sendable {
  let seconds: Int
  let nanoseconds: Int

  init(_ time: timespec) {
    seconds = Int(time.tv_sec)
    nanoseconds = Int(time.tv_nsec)
  }
}
