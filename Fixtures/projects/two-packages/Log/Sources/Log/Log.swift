// What a package writes to standard error is reported in it, and not in the packages that use it; what blocks otherwise is.
import Foundation

public func log(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

public func pause() { sleep(1) }

func flush() async {
  log("flushing")  // want 3 blocking-file-io via log(_:) > FileHandle.write(_:)
}
