/// The structure of one file. Total: any bytes give facts, in time linear in their number.
public func parseFile(_ bytes: [UInt8]) -> FileFacts {
  FileFacts()
}
