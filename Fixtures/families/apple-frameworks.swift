// Model inference, documents, scenes and audio on Apple platforms.
import AVFAudio
import AppKit
import CoreML
import PDFKit
import RealityKit
import SwiftData
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

// HTML is read on the main thread, which is waited for; rich text is not.
func texts(_ data: Data) async throws {
  _ = try NSAttributedString(data: data, options: [.documentType: NSAttributedString.DocumentType.html], documentAttributes: nil)  // want 11 image-processing
  let options: [NSAttributedString.DocumentReadingOptionKey: Any] = [.documentType: NSAttributedString.DocumentType.html]
  _ = try NSAttributedString(data: data, options: options, documentAttributes: nil)  // want 11 image-processing
  _ = try NSAttributedString(data: data, options: [.documentType: NSAttributedString.DocumentType.rtf], documentAttributes: nil)
  _ = try NSAttributedString(data: data, documentAttributes: nil)
}

@MainActor
func scene(_ url: URL) async throws {
  _ = try Entity.load(named: "Robot")  // want 18 image-processing
  _ = try Entity.load(contentsOf: url)  // want 18 image-processing
  _ = try ModelEntity.loadModel(named: "Robot", in: nil)  // want 23 image-processing
  _ = try await Entity(named: "Robot")
}

func video(_ processor: VNVideoProcessor, _ range: CMTimeRange) async throws {
  try processor.analyze(range)  // want 17 model-inference
}

func sound(_ url: URL, _ buffer: AVAudioPCMBuffer) async throws {
  let file = try AVAudioFile(forReading: url)  // want 18 file-open
  try file.read(into: buffer)  // want 12 media-wait
}

func store() async throws {
  _ = try ModelContainer(for: Trip.self, Stop.self, configurations: ModelConfiguration())  // want 11 core-data-wait
}

func find(_ word: String, in document: PDFDocument) async {
  _ = document.findString(word)  // want 16 pdf-loading
  document.beginFindString(word)
}
