// A module with harmless declarations of dangerous names.
public enum Thread {
  public static func sleep(forTimeInterval seconds: Double) {}
}
public func usleep(_ microseconds: Int) {}
public struct Process {
  public init() {}
  public func waitUntilExit() {}
}
