// Scenes, models and sounds are read by the thread that loads them.
import RealityKit
import SceneKit

@MainActor
func models(_ url: URL) async throws {
  _ = try Entity.loadBodyTracked(named: "a")  // want 18 image-processing
  _ = try Entity.loadBodyTracked(contentsOf: url)  // want 18 image-processing
  _ = try Entity.loadAnchor(contentsOf: url)  // want 18 image-processing
  _ = Entity.loadModelAsync(named: "a")
  _ = try AudioFileResource.load(named: "a")  // want 29 image-processing
  _ = try AudioFileResource.load(named: "a", in: nil, shouldLoop: true)  // want 29 image-processing
  _ = try AudioFileResource.load(named: "a", from: "b", in: nil)  // want 29 image-processing
  _ = try AudioFileResource.load(contentsOf: url)  // want 29 image-processing
  _ = try await AudioFileResource(named: "a")
  _ = SCNScene(named: "a.scn")  // want 7 image-processing
  _ = SCNScene(named: "a.scn", inDirectory: "art")  // want 7 image-processing
  let node = SCNReferenceNode(url: url)
  node?.load()  // want 9 image-processing
  node?.unload()
}
