// What an asset or a track of it is asked for is loaded by the thread that asks, unless "load" does it.
import AVFoundation

actor Media {
  func look(_ asset: AVURLAsset) async throws {
    _ = asset.isPlayable  // want 15 media-wait warning
    _ = asset.isExportable  // want 15 media-wait
    _ = asset.hasProtectedContent  // want 15 media-wait
    _ = asset.availableMetadataFormats  // want 15 media-wait
    _ = asset.metadata(forFormat: .id3Metadata)  // want 15 media-wait
    _ = asset.tracks(withMediaCharacteristic: .visual)  // want 15 media-wait
    _ = asset.creationDate  // want 15 media-wait
    _ = asset.preferredTransform  // want 15 media-wait
    _ = asset.availableChapterLocales  // want 15 media-wait
    _ = asset.chapterMetadataGroups(bestMatchingPreferredLanguages: [])  // want 15 media-wait
    _ = asset.mediaSelectionGroup(forMediaCharacteristic: .audible)  // want 15 media-wait
    guard let track = asset.track(withTrackID: 1) else { return }  // want 29 media-wait
    _ = track.formatDescriptions  // want 15 media-wait info
    _ = track.timeRange  // want 15 media-wait info
    _ = track.metadata  // want 15 media-wait info
    _ = track.mediaType
    _ = try await asset.load(.isPlayable, .duration)
    _ = try await asset.loadMetadata(for: .id3Metadata)
  }

  // AVFoundation brings Core Image.
  func frame(_ pixels: CVPixelBuffer, _ context: CIContext) -> CGImage? {
    let image = CIImage(cvPixelBuffer: pixels)
    return context.createCGImage(image, from: image.extent)  // want 20 image-processing
  }
}
