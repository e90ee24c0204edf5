// Files that async functions read and write in files that import NIO's file system.
import Foundation
import NIOCore
import _NIOFileSystem

func load(_ url: URL) async throws -> Data {
  /*«*/try Data(contentsOf: url)/*»*/  // want blocking-file-io
}

func text(_ path: String) async throws -> String {
  let text = /*«*/try String(contentsOfFile: path, encoding: .utf8)/*»*/  // want blocking-file-io
  return text.uppercased()
}

func textMaybe(_ url: URL) async -> String? {
  /*«*/try? String(contentsOf: url, encoding: .utf8)/*»*/  // want blocking-file-io
}

func textOf(_ path: String) async throws -> String {
  /*«*/try String(contentsOfFile: path)/*»*/  // want blocking-file-io
}

func options(_ url: URL) async throws -> Data {
  /*«*/try Data(contentsOf: url, options: .uncached)/*»*/  // want blocking-file-io
}

func contents(_ path: String) async -> Data? {
  /*«*/FileManager.default.contents(atPath: path)/*»*/  // want blocking-file-io
}

func size(_ path: String) async -> Int {
  (/*«*/FileManager.default.contents(atPath: path)/*»*/)?.count ?? 0  // want blocking-file-io
}

func save(_ data: Data, to url: URL) async throws {
  /*«*/try data.write(to: url)/*»*/  // want blocking-file-io
}

func saveAtOnce(_ data: Data, to url: URL) async throws {
  /*«*/try data.write(to: url, options: .atomic)/*»*/  // want blocking-file-io
}

func saveNew(_ data: Data, to url: URL) async throws {
  /*«*/try data.write(to: url, options: .withoutOverwriting)/*»*/  // want blocking-file-io
}

func saveText(_ text: String, to path: String) async throws {
  /*«*/try text.write(toFile: path, atomically: true, encoding: .utf8)/*»*/  // want blocking-file-io
}

func copy(_ source: URL, to target: URL) async throws {
  /*«*/try FileManager.default.copyItem(at: source, to: target)/*»*/  // want blocking-file-io
}

func copyPath(_ source: String, to target: String) async throws {
  /*«*/try FileManager.default.copyItem(atPath: source, toPath: target)/*»*/  // want blocking-file-io
}

func last(_ handle: Foundation.FileHandle) async throws -> Data? {
  /*«*/try handle.readToEnd()/*»*/  // want blocking-file-io
}

actor Cache {
  let folder: URL
  var loaded: [String: Data] = [:]

  init(folder: URL) { self.folder = folder }

  func load(_ name: String) async throws -> Data {
    if let data = loaded[name] { return data }
    let data = /*«*/try Data(contentsOf: folder.appendingPathComponent(name))/*»*/  // want blocking-file-io
    loaded[name] = data
    return data
  }

  func save() async throws {
    for (name, data) in loaded {
      /*«*/try data.write(to: folder.appendingPathComponent(name))/*»*/  // want blocking-file-io
    }
  }
}
