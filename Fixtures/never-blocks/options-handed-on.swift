// An option that makes a call synchronous may be set by who calls a helper.
import Photos

func get(_ asset: PHAsset, _ options: PHImageRequestOptions?) {
  PHImageManager.default().requestImage(
    for: asset, targetSize: .zero, contentMode: .aspectFit, options: options) { _, _ in }
}
func getAny(_ asset: PHAsset, _ options: PHImageRequestOptions? = nil) { get(asset, options) }

func synchronous(_ asset: PHAsset) async {
  let options = PHImageRequestOptions()
  options.isSynchronous = true
  get(asset, options)  // want media-wait
  getAny(asset, options)  // want media-wait
}

func asynchronous(_ asset: PHAsset, _ some: PHImageRequestOptions) async {
  let options = PHImageRequestOptions()
  get(asset, options)
  get(asset, nil)
  getAny(asset)
  getAny(asset, some)
}

func getAtOnce(_ asset: PHAsset) {
  let options = PHImageRequestOptions()
  options.isSynchronous = true
  get(asset, options)
}
func helper(_ asset: PHAsset) async { getAtOnce(asset) }  // want media-wait via getAtOnce(_:) > get(_:_:) > PHImageManager.requestImage(for:targetSize:contentMode:options:resultHandler:)

actor Library {
  func load(_ asset: PHAsset, _ options: PHImageRequestOptions?) {
    PHImageManager.default().requestImage(
      for: asset, targetSize: .zero, contentMode: .aspectFit, options: options) { _, _ in }
  }
}

// What the function sets itself counts.
func later(_ asset: PHAsset) async {
  let options = PHImageRequestOptions()
  options.isSynchronous = true
  getOwn(asset, options)
}
func getOwn(_ asset: PHAsset, _ options: PHImageRequestOptions) {
  options.isSynchronous = false
  PHImageManager.default().requestImage(
    for: asset, targetSize: .zero, contentMode: .aspectFit, options: options) { _, _ in }
}
