// A volume is ejected when the call returns.
import AppKit

func eject(_ volume: URL) async throws {
  try NSWorkspace.shared.unmountAndEjectDevice(at: volume)  // want 26 blocking-file-io warning
  _ = NSWorkspace.shared.unmountAndEjectDevice(atPath: volume.path)  // want 26 blocking-file-io
}
