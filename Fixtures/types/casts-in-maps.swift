// What `compactMap` gives says its closure, whatever it is called on.
import Foundation
import UIKit

final class Player: UIView { func stop() { usleep(1) } }
func players(_ view: UIView, _ unknown: Unknown) async {
  view.subviews.compactMap { $0 as? Player }.first?.stop()  // want 53 blocking-sleep
  for player in unknown.children.compactMap({ $0.value as? Player }) {
    player.stop()  // want 12 blocking-sleep
  }
  let all = unknown.views.lazy.compactMap { $0 as? Player }
  all.forEach { $0.stop() }  // want 20 blocking-sleep
}
