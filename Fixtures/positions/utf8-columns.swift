// Columns count bytes of UTF-8, not characters.
// swift-format-ignore-file
import Foundation

func größe() -> Int { Int(usleep(1)) }
func columns() async {
  let a = "äöü"; usleep(1)  // want 21 blocking-sleep
  let b = "👨‍👩‍👧"; usleep(1)  // want 33 blocking-sleep
  /* é */ usleep(1)  // want 12 blocking-sleep
  let c = größe()  // want 11 blocking-sleep via größe() > usleep(_:)
  let 数 = "漢字"; usleep(1)  // want 23 blocking-sleep
	usleep(1)  // want 2 blocking-sleep
  print(a, b, c, 数)
}
