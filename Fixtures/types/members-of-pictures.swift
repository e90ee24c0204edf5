// What fetches of photos and readers of assets give.
import AVFoundation
import Foundation
import Photos

extension PHAsset {
  func thumbnail() -> Data? { try? Data(contentsOf: URL(fileURLWithPath: localIdentifier)) }
}

func thumbnails(_ assets: PHFetchResult<PHAsset>) async {
  _ = assets.firstObject?.thumbnail()  // want blocking-file-io
  _ = assets.lastObject?.thumbnail()  // want blocking-file-io
  _ = assets.object(at: 0).thumbnail()  // want blocking-file-io
  _ = assets.objects(at: [0]).map { $0.thumbnail() }  // want blocking-file-io
}

func lengths(_ reader: AVAssetReader, _ images: AVAssetImageGenerator, _ session: AVAssetExportSession) async {
  _ = reader.asset.duration  // want media-wait
  _ = images.asset.duration  // want media-wait
  _ = session.asset.tracks(withMediaType: .video)  // want media-wait
}
