// Arrays that are computed when they are read, and the audio files of the C functions.
import AudioToolbox
import CloudKit
import Foundation
import MLX
import SwiftUI

func arrays(_ array: MLXArray) async {
  eval(array)  // want 3 model-inference
  array.eval()  // want 9 model-inference
  let value: Float = array.item()  // want 28 model-inference
  print(array.item(Float.self), value)  // want 15 model-inference
  print(array.asArray(Float.self))  // want 15 model-inference
  print(array.asData())  // want 15 model-inference
  asyncEval(array)
  print(array.shape)
}
func audio(_ file: ExtAudioFileRef, _ id: AudioFileID, _ list: UnsafeMutablePointer<AudioBufferList>) async {
  var count: UInt32 = 4096
  _ = ExtAudioFileRead(file, &count, list)  // want 7 blocking-file-io info
  _ = ExtAudioFileWrite(file, count, list)  // want 7 blocking-file-io info
  _ = AudioFileReadPacketData(id, false, &count, nil, 0, &count, nil)  // want 7 blocking-file-io info
  _ = AudioFileWritePackets(id, false, count, nil, 0, &count, "")  // want 7 blocking-file-io info
  _ = AudioFileReadBytes(id, false, 0, &count, list)  // want 7 blocking-file-io info
  _ = AudioFileWriteBytes(id, false, 0, &count, list)  // want 7 blocking-file-io info
  _ = ExtAudioFileWriteAsync(file, count, list)
}
func changes(_ folder: URL) async -> CKSyncEngine.RecordZoneChangeBatch? {
  await CKSyncEngine.RecordZoneChangeBatch(pendingChanges: []) { id in
    guard let data = try? Data(contentsOf: folder.appending(path: id.recordName)) else { return nil }  // want 27 blocking-file-io
    return CKRecord(recordType: data.isEmpty ? "Empty" : "Note", recordID: id)
  }
}
@MainActor func animate(_ file: URL) async {
  await Task.yield()
  withTransaction(Transaction()) { _ = try? Data(contentsOf: file) }  // want 45 blocking-file-io
  withTransaction(\.disablesAnimations, true) { _ = try? Data(contentsOf: file) }  // want 58 blocking-file-io
  withAnimation(.default, completionCriteria: .removed) {
    _ = try? Data(contentsOf: file)  // want 14 blocking-file-io
  } completion: {
    _ = try? Data(contentsOf: file)
  }
}
