// Properties and results of Apple's frameworks that are data or URLs.
import AppIntents
import AppKit
import CloudKit
import CoreBluetooth
import CoreData
import GameKit
import MediaPlayer
import Photos
import SwiftUI

final class Entry: NSManagedObject {}

func bytes(
  _ characteristic: CBCharacteristic, _ file: IntentFile, _ game: GKSavedGame, _ configuration: FileDocumentReadConfiguration, to url: URL
) async throws {
  try characteristic.value?.write(to: url)  // want blocking-file-io
  try URLCache.shared.cachedResponse(for: URLRequest(url: url))?.data.write(to: url)  // want blocking-file-io
  try file.data.write(to: url)  // want blocking-file-io
  try await game.loadData().write(to: url)  // want blocking-file-io
  try configuration.file.regularFileContents?.write(to: url)  // want blocking-file-io
  try NSPasteboard.general.data(forType: .png)?.write(to: url)  // want blocking-file-io
}

func urls(
  _ asset: CKAsset, _ song: MPMediaItem, _ document: NSDocument, _ input: PHContentEditingInput, _ store: NSPersistentStoreDescription
) async throws {
  _ = asset.fileURL.flatMap { try? Data(contentsOf: $0) }  // want blocking-file-io
  _ = try song.assetURL.map { try Data(contentsOf: $0) }  // want blocking-file-io
  _ = try document.fileURL.map { try Data(contentsOf: $0) }  // want blocking-file-io
  _ = try input.fullSizeImageURL.map { try Data(contentsOf: $0) }  // want blocking-file-io
  _ = try store.url.map { try Data(contentsOf: $0) }  // want blocking-file-io
  _ = try NSWorkspace.shared.urlForApplication(withBundleIdentifier: "a").map { try Data(contentsOf: $0) }  // want blocking-file-io
}

struct Entries: View {
  @FetchRequest(sortDescriptors: []) var items: FetchedResults<Entry>
  var body: some View {
    Text("").task {
      try? items.first?.managedObjectContext?.save()  // want core-data-wait
      try? items[0].managedObjectContext?.save()  // want core-data-wait
      for item in items { try? item.managedObjectContext?.save() }  // want core-data-wait
      items.forEach { try? $0.managedObjectContext?.save() }  // want core-data-wait
    }
  }
}

actor Thumbnails {
  func shrink(_ image: CGImage, in context: CGContext) -> CGImage? {
    context.draw(image, in: CGRect(x: 0, y: 0, width: 640, height: 480))  // want image-processing info
    return context.makeImage()
  }
}
