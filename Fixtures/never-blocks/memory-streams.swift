// A stream over memory is a loop over memory.
import Foundation

func save(_ bytes: [UInt8], to stream: OutputStream) { _ = stream.write(bytes, maxLength: bytes.count) }

func streams(_ data: Data, _ bytes: [UInt8], _ url: URL) async {
  var buffer = [UInt8](repeating: 0, count: 16)
  let input = InputStream(data: data)
  input.open()
  _ = input.read(&buffer, maxLength: 16)
  let output = OutputStream.toMemory()
  output.open()
  _ = output.write(bytes, maxLength: 1)
  save(bytes, to: output)
  _ = OutputStream(toMemory: ()).write(bytes, maxLength: 1)
  _ = try? JSONSerialization.jsonObject(with: input)
  _ = try? JSONSerialization.writeJSONObject(bytes, toStream: output, options: [])
  _ = try? PropertyListSerialization.propertyList(with: input, options: [], format: nil)

  let file = InputStream(url: url)!
  file.open()  // want 8 file-open
  _ = file.read(&buffer, maxLength: 16)  // want 12 blocking-file-io
  _ = try? JSONSerialization.jsonObject(with: file)  // want 30 blocking-file-io
  _ = try? PropertyListSerialization.propertyList(with: file, options: [], format: nil)  // want 38 blocking-file-io
  let written = OutputStream(url: url, append: true)!
  save(bytes, to: written)  // want 3 blocking-file-io
  _ = try? JSONSerialization.writeJSONObject(bytes, toStream: written, options: [])  // want 30 blocking-file-io
}
