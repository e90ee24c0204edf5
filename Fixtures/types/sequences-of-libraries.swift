// Elements of sequences that libraries declare, and chains of values of their types.
// swift-format-ignore-file
import Collections
import ConsoleKit
import CoreML
import Files
import Foundation
import IdentifiedCollections
import PathKit
import ReactiveSwift
import TSCBasic
import Vapor
import ZIPFoundation

func archives(_ archive: Archive, _ target: URL) async throws {
  try archive.forEach { entry in _ = try archive.extract(entry, to: target) }  // want compression
  for entry in archive.sorted(by: { $0.path < $1.path }) { _ = try archive.extract(entry, to: target) }  // want compression
  archive.forEach { _ in usleep(1) }  // want blocking-sleep
}

func paths() async throws {
  for path in Path("x") { let text: String = try path.read(); print(text) }  // want blocking-file-io
  _ = try Path.current.map { try $0.read() as String }  // want blocking-file-io
  for path in Path.current.iterateChildren() { _ = try path.read() as String }  // want blocking-file-io
}

func folders(_ folder: Folder) async throws {
  for child in folder.subfolders.recursive { _ = try child.file(named: "x").readAsString() }  // want blocking-file-io
  if let child = folder.subfolders.first { _ = try child.file(named: "x").readAsString() }  // want blocking-file-io
  for file in folder.files { _ = try file.readAsString() }  // want blocking-file-io
  for file in folder.files.includingHidden { try file.append("x") }  // want blocking-file-io
  try folder.copy(to: folder).createFile(at: "a/b").append("x", encoding: .utf8)  // want blocking-file-io // want blocking-file-io // want blocking-file-io
}

func models(_ url: URL, _ input: any MLFeatureProvider) async throws {
  let model = try await MLModel.load(contentsOf: url, configuration: .init())
  _ = try model.prediction(from: input, options: MLPredictionOptions())  // want model-inference
}

func producers(_ numbers: SignalProducer<Int, Never>) async {
  _ = numbers.map { $0 + 1 }.single()  // want promise-wait
  _ = numbers.take(first: 1).first()  // want promise-wait
}

func consoles(_ app: Application) async {
  _ = app.console.confirm("x")  // want blocking-stdio
  _ = Terminal().ask("x")  // want blocking-stdio
}

struct Job: Identifiable { let id: Int; let done: DispatchGroup }
func collections(
  _ deque: Deque<DispatchGroup>, _ table: OrderedDictionary<String, DispatchGroup>, _ set: OrderedSet<DispatchGroup>,
  _ jobs: IdentifiedArrayOf<Job>, _ all: IdentifiedArray<Int, Job>, _ heap: Heap<Job>, _ weak: NSHashTable<DispatchGroup>
) async {
  deque.first?.wait()  // want blocking-wait certain
  deque[0].wait()  // want blocking-wait
  for group in deque { group.wait() }  // want blocking-wait
  Deque([DispatchGroup()]).last?.wait()  // want blocking-wait
  table["a"]?.wait()  // want blocking-wait certain
  table["a", default: DispatchGroup()].wait()  // want blocking-wait
  table.values.first?.wait()  // want blocking-wait
  for (_, group) in table { group.wait() }  // want blocking-wait
  set.forEach { $0.wait() }  // want blocking-wait certain
  jobs.first?.done.wait()  // want blocking-wait
  jobs[id: 1]?.done.wait()  // want blocking-wait
  for job in all { job.done.wait() }  // want blocking-wait
  heap.min?.done.wait()  // want blocking-wait
  weak.anyObject?.wait()  // want blocking-wait
}
