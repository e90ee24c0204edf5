// SwiftData's contexts read and write the store on the calling thread.
import Foundation
import SwiftData

func walk(_ context: ModelContext) async throws {
  try context.enumerate(FetchDescriptor<Trip>()) { trip in  // want 15 core-data-wait info
    try Data().write(to: trip.file)  // want blocking-file-io
  }
  try context.enumerate(FetchDescriptor<Trip>(), batchSize: 10) { _ in }  // want 15 core-data-wait info
  _ = try context.fetchHistory(HistoryDescriptor<DefaultHistoryTransaction>())  // want 19 core-data-wait info
  try context.deleteHistory(HistoryDescriptor<DefaultHistoryTransaction>())  // want 15 core-data-wait info
  // What it deletes is gone with the next save, its documentation says.
  try context.delete(model: Trip.self)
  try context.save()  // want 15 core-data-wait info
}
