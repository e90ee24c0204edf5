// Overloads that are handed over where nobody knows what is taken: all have to block.
// swift-format-ignore-file
import Foundation
import Inventory

func put(_ value: Int) { usleep(1) }
func put(_ value: String) {}
func both(_ value: Int) { usleep(1) }
func both(_ value: String) { usleep(1) }

func use(_ shelf: Shelf) async {
  shelf.items.forEach(put)
  shelf.items.forEach(both)  // want 23 blocking-sleep likely
}
