// Times, in parentheses.
import Foundation

let noTime: TimeInterval = (0)
let someTime: TimeInterval = (2)
var noTimeAtAll: TimeInterval { (0) }

// Flags that another file hands on.
let mayWait = ProcessInfo.processInfo.processorCount > 1
let flags = mayWait ? WNOHANG : 0
let otherFlags = mayWait ? WNOHANG | WUNTRACED : WNOHANG
func pausing(_ seconds: UInt32, _ left: UInt32 = sleep(1)) {}
func load(_ number: Int, data: Data = FileHandle.standardInput.readDataToEndOfFile()) async {}
