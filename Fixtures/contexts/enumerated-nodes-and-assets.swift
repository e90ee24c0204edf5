// Photos, SpriteKit, SceneKit and text storages go through what they have where they are called.
import Photos
import SceneKit
import SpriteKit
import UIKit

func nodes(_ sprite: SKSpriteNode, _ scene: SCNNode) async {
  sprite.enumerateChildNodes(withName: "x") { _, _ in usleep(1) }  // want 55 blocking-sleep
  scene.enumerateChildNodes { _, _ in usleep(1) }  // want 39 blocking-sleep
  scene.enumerateHierarchy { _, _ in usleep(1) }  // want 38 blocking-sleep
  _ = scene.childNodes(passingTest: { _, _ in usleep(1); return true })  // want 47 blocking-sleep
}
func assets(_ found: PHFetchResult<PHAsset>) async {
  found.enumerateObjects { _, _, _ in usleep(1) }  // want 39 blocking-sleep
  found.enumerateObjects(options: .reverse) { _, _, _ in usleep(1) }  // want 58 blocking-sleep
}
func text(_ storage: NSTextStorage) async {
  storage.enumerateAttributes(in: NSRange()) { _, _, _ in usleep(1) }  // want 59 blocking-sleep
}
