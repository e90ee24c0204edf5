// Pages that Foundation's classes load, in files that import AsyncHTTPClient.
import AsyncHTTPClient
import Foundation
import FoundationXML
import NIOCore

let address = "https://example.org"

func options() async throws -> Data {
  /*«*/try Data(contentsOf: URL(string: "https://example.org")!, options: .uncached)/*»*/  // want synchronous-url-loading
}

func latin() async throws -> String {
  /*«*/try String(contentsOf: URL(string: "https://example.org")!, encoding: .isoLatin1)/*»*/  // want synchronous-url-loading
}

func data() async -> NSData? {
  /*«*/NSData(contentsOf: URL(string: "https://example.org")!)/*»*/  // want synchronous-url-loading
}

func dataWithOptions() async throws -> NSData {
  /*«*/try NSData(contentsOf: URL(string: "https://example.org")!, options: [])/*»*/  // want synchronous-url-loading
}

func mutableData() async -> NSMutableData? {
  /*«*/NSMutableData(contentsOf: URL(string: "https://example.org")!)/*»*/  // want synchronous-url-loading
}

func string() async throws -> NSString {
  /*«*/try NSString(contentsOf: URL(string: "https://example.org")!, encoding: String.Encoding.utf8.rawValue)/*»*/  // want synchronous-url-loading
}

func array() async throws -> NSArray? {
  /*«*/try NSArray(contentsOf: URL(string: "https://example.org/list.plist")!, error: ())/*»*/  // want synchronous-url-loading
}

func dictionary() async -> NSDictionary? {
  /*«*/NSDictionary(contentsOf: URL(string: "https://example.org/list.plist")!)/*»*/  // want synchronous-url-loading
}

func parser() async -> XMLParser? {
  /*«*/XMLParser(contentsOf: URL(string: "https://example.org/a.xml")!)/*»*/  // want synchronous-url-loading
}

func document() async throws -> XMLDocument {
  /*«*/try XMLDocument(contentsOf: URL(string: "https://example.org/a.xml")!)/*»*/  // want synchronous-url-loading
}
