// A framework that declares view controllers brings UIKit along.
import Messages

func encode(_ image: UIImage) async -> Data? {
  image.pngData()  // want image-processing
}
