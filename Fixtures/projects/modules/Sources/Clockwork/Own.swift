// In its own module the declarations win without an import.
func own() async {
  Thread.sleep(forTimeInterval: 1)
  usleep(1)
  Process().waitUntilExit()
}
