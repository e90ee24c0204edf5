// APIs that stand beside better known ones: what is built on them, or they on it.
import ConsoleKit
import CoreML
import Photos
import SwiftGD
import SwiftSerial
import SwiftUI
import UIKit

extension Console {
  func prompt() -> String { input() }
}

func ask(_ console: any Console) async -> [String] {
  [
    console.input(),  // want blocking-stdio error
    console.input(isSecure: true),  // want blocking-stdio error
    console.prompt(),  // want blocking-stdio error
  ]
}

func level(_ port: SerialPort) async throws -> String {
  _ = try port.readUntilBytes(stopBytes: [10], maxBytes: 64)  // want blocking-socket error
  _ = try port.writeString("level")  // want blocking-socket warning
  return try port.readLine()  // want blocking-socket error
}

func thumbnail(_ upload: Data) async throws -> Data? {
  let picture = try SwiftGD.Image(data: upload)  // want image-processing
  return try picture.resizedTo(width: 200)?  // want image-processing
    .export()  // want image-processing
}

func next(_ model: MLModel, _ input: any MLFeatureProvider, _ state: MLState) async throws {
  _ = try model.prediction(from: input, using: state)  // want model-inference
  _ = try await model.prediction(from: input, using: state, options: MLPredictionOptions())
}

func page(_ renderer: UIGraphicsPDFRenderer, _ name: String) async -> Data {
  renderer.pdfData { context in  // want image-processing
    UIImage(contentsOfFile: name)?.draw(at: .zero)  // want image-processing
  }
}

func picture(_ asset: PHAsset) async {
  let options = PHImageRequestOptions()
  options.isSynchronous = true
  PHCachingImageManager().requestImage(  // want media-wait
    for: asset, targetSize: .zero, contentMode: .default, options: options) { _, _ in }
}

struct Movie: Transferable {
  let url: URL

  static var transferRepresentation: some TransferRepresentation {
    FileRepresentation(contentType: .movie) { movie in
      SentTransferredFile(movie.url)
    } importing: { received in
      let copy = URL.documentsDirectory.appending(path: "movie.mp4")
      try FileManager.default.copyItem(at: received.file, to: copy)  // want blocking-file-io
      return Movie(url: copy)
    }
  }
}
