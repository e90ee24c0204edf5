import AsyncLintDriver

// How fast asynclint is, stage by stage; and a generator of sources to measure it with.
//
// Each run is a process of its own, so that its memory and processor time can be told: this program starts itself under the
// name of the command, and then is the command.

let usage = """
  usage: asynclint-benchmark [--repetitions N] [--json] PATH…
         asynclint-benchmark growth MEGABYTES
         asynclint-benchmark generate MEGABYTES FOLDER
  """

if CommandLine.arguments.first == commandName { runAndExit() }

var arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "generate" {
  guard arguments.count == 3, let size = Int(arguments[1]), size > 0 else { complain(usage) }
  guard generateCorpus(bytes: size * 1_000_000, in: arguments[2]) else { complain("cannot write to \(arguments[2])") }
} else if arguments.first == "growth" {
  guard arguments.count == 2, let size = Int(arguments[1]), size > 1 else { complain(usage) }
  guard let points = measureGrowth(upTo: size, repetitions: 3) else {
    complain("cannot measure in the temporary folder")
  }
  print(table(points))
} else {
  var repetitions = 5
  if let index = arguments.firstIndex(of: "--repetitions"), index + 1 < arguments.count {
    guard let number = Int(arguments[index + 1]), number > 0 else { complain(usage) }
    repetitions = number
    arguments.removeSubrange(index...(index + 1))
  }
  let wantsJSON = arguments.contains("--json")
  arguments.removeAll { $0 == "--json" }
  if arguments.isEmpty || arguments.contains(where: { $0.hasPrefix("-") }) { complain(usage) }
  var series: [Series] = []
  for threads in Set([1, processorCount()]).sorted() {
    guard let measured = measure(arguments, threads: threads, repetitions: repetitions) else {
      complain("asynclint could not be run on these paths")
    }
    series.append(measured)
  }
  guard let second = measureAgain(arguments, repetitions: repetitions) else {
    complain("asynclint could not keep its results in the temporary folder")
  }
  let alone = measureStagesAlone(arguments, repetitions: repetitions)
  print(wantsJSON ? json(series, second: second, alone: alone) : table(series, second: second, alone: alone))
}
