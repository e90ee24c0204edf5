// A byte-order mark before the first comment.
import Foundation
func bom() async { usleep(1) }  // want 20 blocking-sleep
