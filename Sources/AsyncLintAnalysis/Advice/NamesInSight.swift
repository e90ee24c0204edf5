import AsyncLintSyntax

/// What the code around a call has, or leaves free, names for that few advice says. They are looked for when advice does: to look for an
/// event loop and a thread pool around each call took a tenth of all that was done for advice.
final class NamesInSight {
  private let node: NodeID
  private let file: ProgramFile
  private let analyzer: Analyzer
  private var nameOfResult: String?

  init(at node: NodeID, in file: ProgramFile, _ analyzer: Analyzer) {
    self.node = node
    self.file = file
    self.analyzer = analyzer
  }

  /// `eventLoop` is a name there.
  private(set) lazy var knowsEventLoop = analyzer.knowsEventLoop(at: node, in: file)
  /// What gives an event loop, where that is not one.
  private(set) lazy var eventLoop = knowsEventLoop ? nil : analyzer.eventLoopInSight(at: node, in: file)
  /// A thread pool of NIO's that the code was given, or keeps.
  private(set) lazy var threadPool = analyzer.threadPoolInSight(at: node, in: file)
  /// It was handed in, or somebody starts it where it is made.
  private(set) lazy var isPoolStarted =
    threadPool.map { analyzer.isStarted(pool: $0, seenFrom: node, in: file) } ?? true

  private(set) lazy var changed = analyzer.freeName(["changed", "filled", "updated"], at: node, in: file)
  private(set) lazy var given = analyzer.freeName(["given", "taken", "before"], at: node, in: file)

  /// For what a call gave or threw, beside another name of the same code.
  func result(beside name: String) -> String {
    if let nameOfResult { return nameOfResult }
    let result = analyzer.freeName(["result", "outcome", "ending"], except: [name], at: node, in: file)
    nameOfResult = result
    return result
  }
}
