// The class that Xcode makes of a model for Core ML, which no source shows.
import CoreML

final class Classifier {
  private let model: Flowers
  init() throws { model = try Flowers(configuration: MLModelConfiguration()) }
  func classify(_ buffer: CVPixelBuffer, _ input: FlowersInput, _ samples: MLMultiArray) async throws {
    _ = try model.prediction(image: buffer)  // want 19 model-inference likely
    _ = try await model.prediction(image: buffer)  // miss model-inference
    _ = try model.prediction(image: buffer, iouThreshold: 0.5, confidenceThreshold: 0.5)  // want 19 model-inference likely
    _ = try model.prediction(audioSamples: samples)  // want 19 model-inference likely
    _ = try model.predictions(inputs: [input])  // want 19 model-inference likely
    _ = try model.prediction(petals: buffer)  // miss model-inference
    _ = try model.prediction(input: input, options: MLPredictionOptions())  // want 19 model-inference likely
    _ = try await model.prediction(input: input)
    let own = Oracle()
    _ = own.prediction(input: "rain")
  }
}

struct Oracle {
  func prediction(input: String) -> String { input }
}
