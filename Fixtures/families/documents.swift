// Readers of documents that fetch, unpack or query when they are asked for something.
import CoreXLSX
import DuckDB
import FeedKit

func feeds(_ url: URL, _ bytes: Data) async {
  _ = FeedParser(URL: url).parse()  // want 28 synchronous-url-loading
  _ = FeedParser(data: bytes).parse()
  let parser = FeedParser(URL: url)
  parser.parseAsync { _ in }
}

actor Reports {
  func rows(_ database: Database) throws {
    let connection = try database.connect()
    _ = try connection.query("SELECT 1")  // want 24 blocking-sqlite certain
  }

  func sheets(_ file: XLSXFile) throws {
    for path in try file.parseWorksheetPaths() {  // want 26 compression
      _ = try file.parseWorksheet(at: path)  // want 20 compression
    }
  }
}
