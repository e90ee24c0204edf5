// Model inference, documents, scenes and audio on Apple platforms.
import AVFAudio
import AVFoundation
import AppKit
import CoreData
import CoreImage
import CoreML
import CoreWLAN
import PDFKit
import RealityKit
import Security
import SwiftData
import VideoToolbox
import Vision
import XPC

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
  try file.read(into: buffer, frameCount: 1024)  // want 12 media-wait
}

func store() async throws {
  _ = try ModelContainer(for: Trip.self, Stop.self, configurations: ModelConfiguration())  // want 11 core-data-wait
}

func find(_ word: String, in document: PDFDocument) async {
  _ = document.findString(word)  // want 16 pdf-loading
  document.beginFindString(word)
}

// What a composition is made of is in memory; an asset has to be read.
func lengths(_ asset: AVURLAsset, _ composition: AVMutableComposition) async -> [CMTime] {
  [composition.duration, asset.duration]  // want 32 media-wait
}

func frames(_ handler: VNSequenceRequestHandler, _ requests: [VNRequest], _ image: CGImage, _ url: URL) async throws {
  try handler.perform(requests, on: image)  // want 15 model-inference
  try handler.perform(requests, on: image, orientation: .up)  // want 15 model-inference
  try handler.perform(requests, onImageURL: url)  // want 15 model-inference
}

func rendered(_ context: CIContext, _ image: CIImage, _ buffer: CVPixelBuffer, _ space: CGColorSpace) async throws {
  context.render(image, to: buffer)  // want 11 image-processing
  context.render(image, to: buffer, bounds: image.extent, colorSpace: space)  // want 11 image-processing
  _ = context.pngRepresentation(of: image, format: .RGBA8, colorSpace: space)  // want 15 image-processing
  let task = try context.startTask(toRender: image, to: CIRenderDestination(pixelBuffer: buffer))
  _ = try task.waitUntilCompleted()  // want 16 image-processing error
}

func migrate(_ manager: NSMigrationManager, _ coordinator: NSPersistentStoreCoordinator, _ mapping: NSMappingModel, _ url: URL) async throws {
  try manager.migrateStore(from: url, type: .sqlite, mapping: mapping, to: url, type: .sqlite)  // want 15 core-data-wait
  _ = try coordinator.addPersistentStore(type: .sqlite, at: url)  // want 23 core-data-wait
}

// Nothing is waited for without a date, or without a reply.
@MainActor
func events(_ application: NSApplication, _ event: NSAppleEventDescriptor) async throws {
  _ = application.nextEvent(matching: .any, until: .distantFuture, inMode: .default, dequeue: true)  // want 19 blocking-run-loop
  _ = application.nextEvent(matching: .any, until: Date(timeIntervalSinceNow: 5), inMode: .default, dequeue: true)  // want 19 blocking-run-loop
  _ = application.nextEvent(matching: .any, until: .distantPast, inMode: .default, dequeue: true)
  _ = application.nextEvent(matching: .any, until: nil, inMode: .default, dequeue: true)
  _ = try event.sendEvent(timeout: 5)  // want 17 blocking-process
  _ = try event.sendEvent(options: .waitForReply, timeout: 5)  // want 17 blocking-process
  _ = try event.sendEvent(options: [.noReply], timeout: 5)
}

// A person is asked for a password, for as long as that takes; a Keychain item mostly is there.
func authorize(_ authorization: AuthorizationRef, _ rights: UnsafePointer<AuthorizationRights>) async {
  _ = AuthorizationCopyRights(authorization, rights, nil, [.interactionAllowed], nil)  // want 7 blocking-wait error
  _ = SecItemAdd([:] as CFDictionary, nil)
}

// A reply is waited for, unless a closure is given it.
func ask(_ session: XPCSession, _ message: XPCDictionary) async throws {
  _ = try session.sendSync(message: message)  // want 19 blocking-wait error certain
  session.send(message: message) { reply in print(reply) }
}

func texts(_ url: URL, _ path: String) async throws {
  _ = try NSMutableString(contentsOfFile: path, encoding: 4)  // want 11 blocking-file-io
  _ = try NSAttributedString(url: url, options: [:], documentAttributes: nil)  // want 11 blocking-file-io
  _ = try AttributedString(contentsOf: url)  // want 11 blocking-file-io
  let file = OutputStream(url: url, append: false)!
  _ = PropertyListSerialization.writePropertyList([1], to: file, format: .xml, options: 0, error: nil)  // want 33 blocking-file-io
  _ = PropertyListSerialization.writePropertyList([1], to: .toMemory(), format: .xml, options: 0, error: nil)
}

// What an asset has to load first; a track counts as short.
func tracks(_ asset: AVAsset, _ track: AVAssetTrack) async throws {
  _ = asset.commonMetadata  // want 13 media-wait
  _ = track.preferredTransform  // want 13 media-wait info
  _ = try await track.load(.preferredTransform)
}

func scan(_ interface: CWInterface) async throws {
  _ = try interface.scanForNetworks(withName: nil)  // want 21 blocking-socket warning
  _ = try interface.scanForNetworks(withSSID: nil, includeHidden: true)  // want 21 blocking-socket warning
  _ = interface.cachedScanResults()
}

func finish(_ encoder: VTCompressionSession, _ decoder: VTDecompressionSession) async {
  VTCompressionSessionCompleteFrames(encoder, untilPresentationTimeStamp: .invalid)  // want 3 media-wait
  VTDecompressionSessionWaitForAsynchronousFrames(decoder)  // want 3 media-wait
}

func isSigned(_ code: SecStaticCode) async -> Bool {
  SecStaticCodeCheckValidity(code, [], nil) == errSecSuccess  // want 3 blocking-file-io
}
