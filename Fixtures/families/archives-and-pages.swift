// What libraries do with entries of archives, transactions, pages and pictures.
import FMDB
import PDFKit
import UIKit
import ZIPFoundation

func add(_ data: Data, to archive: Archive) async throws {
  try archive.addEntry(with: "a", type: .file, uncompressedSize: Int64(data.count), compressionMethod: .deflate) {  // want 15 compression
    data.subdata(in: Int($0)..<Int($0) + $1)
  }
}

actor Store {
  private var database: FMDatabase?

  func insert(_ values: [String]) throws {
    database?.beginTransaction()  // want 15 blocking-sqlite
    try database?.executeUpdate("insert into t values (?)", values: values)  // want 19 blocking-sqlite
    database?.commit()  // want 15 blocking-sqlite
    database?.rollback()  // want 15 blocking-sqlite
  }
}

func draw(_ page: PDFPage, in context: CGContext, _ renderer: Renderer) async -> Data? {
  page.draw(with: .mediaBox, to: context)  // want 8 pdf-loading
  return renderer.render(page).jpegData(compressionQuality: 0.8)  // want 32 image-processing likely
}
