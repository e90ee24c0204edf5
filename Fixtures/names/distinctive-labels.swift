// An everyday name whose labels only a blocking API has: the receiver's type is not known.
import Foundation
import PseudoTerminals

func send(_ terminal: PseudoTerminal, data: Data) async throws {
  try terminal.channel.handle.write(contentsOf: data)  // want blocking-file-io likely
  terminal.channel.handle.write(data)
  try terminal.channel.database.write { try $0.execute() }
  _ = terminal.channel.handle.write
  try await terminal.channel.writer.write(contentsOf: data)
  try terminal.channel.writer.write(contentsOf: data, at: 0)
}
