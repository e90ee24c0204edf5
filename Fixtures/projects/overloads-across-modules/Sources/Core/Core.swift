// Reads by path, and waits.
import Foundation

public func load(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }
public func pause(_ turns: Int) { usleep(UInt32(turns)) }
public func both(_ name: String) { usleep(1) }
