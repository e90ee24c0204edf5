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

// What each initializer says of a property's options holds in all methods.
final class Album {
  private let options = PHImageRequestOptions()
  private let sometimes = PHImageRequestOptions()
  private let changed = PHImageRequestOptions()
  private let patient = PHImageRequestOptions()
  init() {
    options.isSynchronous = true
    sometimes.isSynchronous = true
    changed.isSynchronous = true
    self.patient.isSynchronous = false
  }
  init(isQuick: Bool) {
    self.options.isSynchronous = true
    self.changed.isSynchronous = true
    if isQuick { sometimes.isSynchronous = true }
  }
  convenience init(name: String) { self.init() }
  func change() { changed.isSynchronous = false }
  func first(_ manager: PHImageManager, _ asset: PHAsset, _ size: CGSize) async {
    manager.requestImage(for: asset, targetSize: size, contentMode: .aspectFit, options: options) { _, _ in }  // want 13 media-wait
    manager.requestImage(for: asset, targetSize: size, contentMode: .aspectFit, options: self.options) { _, _ in }  // want 13 media-wait
    manager.requestImage(for: asset, targetSize: size, contentMode: .aspectFit, options: sometimes) { _, _ in }
    manager.requestImage(for: asset, targetSize: size, contentMode: .aspectFit, options: changed) { _, _ in }
    manager.requestImage(for: asset, targetSize: size, contentMode: .aspectFit, options: patient) { _, _ in }
  }
}
