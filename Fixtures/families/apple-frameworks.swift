// Model inference, PDF loading and Vision requests on Apple platforms.
import CoreML
import PDFKit
import Vision

func predict(_ model: MLModel, _ input: MLFeatureProvider) async throws {
  _ = try model.prediction(from: input)  // want 17 model-inference
  _ = try await model.prediction(from: input)
}

func recognize(_ image: CGImage) async throws {
  let handler = VNImageRequestHandler(cgImage: image)
  try handler.perform([VNRecognizeTextRequest()])  // want 15 model-inference
}

func pages(_ url: URL) async -> Int {
  let document = PDFDocument(url: url)  // want 18 pdf-loading
  return document?.pageCount ?? 0
}
