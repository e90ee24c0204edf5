// Without a call a name is the property, in whatever order it and a method of the same name are declared.
import AVFoundation
import Foundation

struct Asset {
  func metadata(forFormat format: String) -> Int { 1 }
  var metadata: Int {
    usleep(1)
    return 1
  }
  var duration: Int {
    usleep(1)
    return 1
  }
  func duration(of track: Int) -> Int { track }
  func tracks(_ kind: Int) -> Int {
    usleep(1)
    return kind
  }
  var tracks: Int { 1 }
}

func own(_ asset: Asset) async {
  let metadata = asset.metadata  // want blocking-sleep
  print(metadata, asset.duration, asset.tracks)  // want blocking-sleep
  _ = [asset].map(\.metadata)  // want blocking-sleep
  _ = [1].map(asset.tracks)  // want blocking-sleep
  _ = asset.metadata(forFormat: "a")
}

func library(_ asset: AVAsset) async {
  let metadata = asset.metadata  // want media-wait
  for item in asset.metadata { print(item) }  // want media-wait
  print(metadata, asset.tracks)  // want media-wait
  _ = asset.metadata(forFormat: .iTunesMetadata)  // want media-wait
}

final class Sink {
  func save(_ path: String) { usleep(1) }
  var save = true
}

/// What takes it is not known, and may take the method.
func handOver(_ list: Unknown.List, _ sink: Sink) async {
  list.paths.forEach(sink.save)  // want 27 blocking-sleep
}

/// The property stands first, and is no function.
final class Filter {
  var keep: Int { 1 }
  func keep(_ name: String) -> Bool {
    usleep(1)
    return true
  }
  var save: Bool {
    usleep(1)
    return true
  }
  func save(_ path: String) {}
  var handler: (String) -> Void = { _ in }
}

func handOver(_ filter: Filter, _ names: [String], _ list: Unknown.List) async {
  _ = names.filter(filter.keep)  // want 27 blocking-sleep via Filter.keep(_:) > usleep(_:)
  names.forEach(filter.save)
  list.paths.forEach(filter.keep)  // want 29 blocking-sleep
  list.paths.forEach(filter.save)  // want 29 blocking-sleep
  names.forEach(filter.handler)
}
