// Bytes that frameworks make of pictures and documents are `Data`, whose writing blocks.
import PDFKit
import UIKit
import Vision

func save(_ picture: UIImage, _ document: PDFDocument, to file: URL) async throws {
  try picture.pngData()?.write(to: file)  // want 15 image-processing // want 26 blocking-file-io
  let small = UIGraphicsImageRenderer(size: .zero).image { _ in picture.draw(at: .zero) }  // want 52 image-processing info
  let bytes = small.jpegData(compressionQuality: 0.8)  // want 21 image-processing
  try bytes?.write(to: file)  // want 14 blocking-file-io
  try document.dataRepresentation()?.write(to: file)  // want 16 pdf-loading // want 38 blocking-file-io
  let page = UIGraphicsPDFRenderer(bounds: .zero).pdfData { $0.beginPage() }  // want 51 image-processing
  try page.write(to: file)  // want 12 blocking-file-io
}

/// Image I/O comes with other frameworks too.
func decode(_ source: CGImageSource) async -> CGImage? {
  CGImageSourceCreateImageAtIndex(source, 0, nil)  // want 3 image-processing
}

func prepare(_ picture: UIImage, _ page: PDFPage, _ selection: PDFSelection, to file: URL) async {
  _ = await picture.byPreparingThumbnail(ofSize: .zero)?.pngData()  // want image-processing
  _ = await picture.byPreparingForDisplay()?.jpegData(compressionQuality: 1)  // want image-processing
  _ = page.document?.write(to: file)  // want pdf-loading
  for page in selection.pages { _ = page.thumbnail(of: .zero, for: .mediaBox) }  // want pdf-loading
}
