// An image request waits only when its options ask for it.
import Photos

func images(_ manager: PHImageManager, _ asset: PHAsset, _ size: CGSize) async {
  let patient = PHImageRequestOptions()
  patient.isSynchronous = false
  manager.requestImage(for: asset, targetSize: size, contentMode: .aspectFit, options: patient) { _, _ in }
  manager.requestImage(for: asset, targetSize: size, contentMode: .aspectFit, options: nil) { _, _ in }
  let options = PHImageRequestOptions()
  options.isSynchronous = true
  manager.requestImage(for: asset, targetSize: size, contentMode: .aspectFit, options: options) { _, _ in }  // want 11 media-wait
}
