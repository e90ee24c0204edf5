// Times, in parentheses.
import Foundation

let noTime: TimeInterval = (0)
let someTime: TimeInterval = (2)
var noTimeAtAll: TimeInterval { (0) }
