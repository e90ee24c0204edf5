// A file that imports the harmless module: its names are meant where only that module is imported.
import Clockwork
import Core

func withImport(_ loader: Loader) async {
  Thread.sleep(forTimeInterval: 1)
  usleep(1)
  Process().waitUntilExit()
  _ = loader.load("/x")  // want 14 blocking-file-io via Loader.load(_:) > FileManager.contents(atPath:)
  _ = parse("x")  // want 7 blocking-sleep via parse(_:) > Thread.sleep(forTimeInterval:)
  _ = loader.size()
}
