// What futures hold, behind the members that put it together anew.
// swift-format-ignore-file
import AsyncKit
import Foundation
import NIOCore

func together(_ future: EventLoopFuture<FileHandle>, _ loop: any EventLoop) async throws {
  future.whenComplete { if case .success(let file) = $0 { _ = try? file.readToEnd() } }  // want blocking-file-io event-loop
  future.whenComplete { result in switch result { case .success(let file): _ = try? file.readToEnd(); case .failure: break } }  // want blocking-file-io event-loop
  _ = future.always { if let file = try? $0.get() { _ = try? file.readToEnd() } }  // want blocking-file-io event-loop
  _ = future.and(value: 1).map { file, number in _ = try? file.readToEnd() }  // want blocking-file-io event-loop
  _ = future.and(future).map { _ = try? $0.1.readToEnd() }  // want blocking-file-io event-loop
  _ = EventLoopFuture.whenAllSucceed([future], on: loop).map { files in for file in files { _ = try? file.readToEnd() } }  // want blocking-file-io event-loop
  _ = EventLoopFuture.whenAllComplete([future], on: loop).map { for case .success(let file) in $0 { _ = try? file.readToEnd() } }  // want blocking-file-io event-loop
  _ = future.fold([future]) { one, other in _ = try? other.readToEnd(); return loop.makeSucceededFuture(one) }  // want blocking-file-io event-loop
  _ = loop.scheduleTask(in: .zero) { FileHandle.standardInput }.futureResult.map { _ = try? $0.readToEnd() }  // want blocking-file-io event-loop
  let (file, _) = try await future.and(value: 1).get()
  _ = try file.readToEnd()  // want blocking-file-io
}

func parts(_ optional: EventLoopFuture<FileHandle?>, _ files: EventLoopFuture<[FileHandle]>) {
  _ = optional.unwrap(or: CancellationError()).map { _ = try? $0.readToEnd() }  // want blocking-file-io event-loop
  _ = optional.unwrap(orElse: { .standardInput }).map { _ = try? $0.readToEnd() }  // want blocking-file-io event-loop
  _ = optional.optionalMap { try? $0.readToEnd() }  // want blocking-file-io event-loop
  _ = files.mapEach { try? $0.readToEnd() }  // want blocking-file-io event-loop
}
