// The last line has no newline.
// swift-format-ignore-file
import Foundation

func first() async { usleep(1) }  // want 22 blocking-sleep
func last() async { usleep(1) }  // want 21 blocking-sleep