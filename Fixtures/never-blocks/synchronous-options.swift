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

func imageInContinuation(_ manager: PHImageManager, _ asset: PHAsset, _ size: CGSize) async {
  let options = PHImageRequestOptions()
  options.isSynchronous = true
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    manager.requestImage(for: asset, targetSize: size, contentMode: .aspectFit, options: options) { _, _ in  // want 13 media-wait
      continuation.resume()
    }
  }
}

actor Library {
  private let options: PHImageRequestOptions = {
    let options = PHImageRequestOptions()
    options.isSynchronous = true
    return options
  }()
  private let patient: PHImageRequestOptions = {
    let options = PHImageRequestOptions()
    options.isSynchronous = false
    return options
  }()
  private static func made() -> PHImageRequestOptions {
    let options = PHImageRequestOptions()
    options.isSynchronous = true
    return options
  }

  func images(_ manager: PHImageManager, _ asset: PHAsset, _ size: CGSize) {
    manager.requestImage(for: asset, targetSize: size, contentMode: .aspectFit, options: options) { _, _ in }  // want 13 media-wait
    manager.requestImage(for: asset, targetSize: size, contentMode: .aspectFit, options: Self.made()) { _, _ in }  // want 13 media-wait
    manager.requestImage(for: asset, targetSize: size, contentMode: .aspectFit, options: patient) { _, _ in }
  }
}
