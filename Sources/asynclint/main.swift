import AsyncLintDriver

runAndExit()
