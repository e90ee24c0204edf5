// What frameworks make of pictures is a picture.
import AVFoundation
import CoreGraphics
import CoreImage
import ImageIO
import Metal
import ScreenCaptureKit
import UIKit

extension CGImage {
  var encoded: Data? {
    guard let bytes = CFDataCreateMutable(nil, 0) else { return nil }
    guard let target = CGImageDestinationCreateWithData(bytes, "public.png" as CFString, 1, nil) else { return nil }
    CGImageDestinationAddImage(target, self, nil)
    return CGImageDestinationFinalize(target) ? bytes as Data : nil
  }
  func png() -> Data? { encoded }
}

func frames(
  _ source: CGImageSource, _ image: CGImage, _ core: CIContext, _ canvas: CGContext, _ movie: AVAssetImageGenerator,
  _ picture: UIImage
) async throws {
  if let frame = CGImageSourceCreateImageAtIndex(source, 0, nil) {  // want 18 image-processing
    _ = frame.encoded  // want 15 image-processing
  }
  if let small = CGImageSourceCreateThumbnailAtIndex(source, 0, nil) {  // want 18 image-processing
    _ = small.png()  // want 15 image-processing
  }
  _ = canvas.makeImage()?.png()  // want 27 image-processing
  _ = picture.cgImage?.cropping(to: .zero)?.png()  // want 45 image-processing
  if let made = core.createCGImage(CIImage(), from: .zero) {  // want 22 image-processing
    _ = made.encoded  // want 14 image-processing
  }
  _ = try await movie.image(at: .zero).image.png()  // want 46 image-processing
  let shot = try await SCScreenshotManager.captureImage(contentFilter: SCContentFilter(), configuration: .init())
  _ = shot.png()  // want 12 image-processing
}

func cameras(_ preview: AVCaptureVideoPreviewLayer, _ descriptor: MTLRenderPipelineDescriptor) async throws {
  preview.session?.startRunning()  // want 20 media-wait
  for device in MTLCopyAllDevices() {
    _ = try device.makeRenderPipelineState(descriptor: descriptor)  // want 20 media-wait
  }
}
