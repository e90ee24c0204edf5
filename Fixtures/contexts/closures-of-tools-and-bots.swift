// Async closures of Noora, SwiftTelegramSdk, swift-jobs and WSClient, in which nothing is awaited.
// swift-format-ignore-file
import Foundation
import Jobs
import Logging
import Noora
import SwiftTelegramSdk
import WSClient

func steps(_ terminal: Noora, _ any: any Noorable) async throws {
  try await terminal.progressStep(message: "x") { update in usleep(1) }  // want blocking-sleep
  try await terminal.progressStep(message: "x", successMessage: nil, errorMessage: nil, showSpinner: true) { update in usleep(1) }  // want blocking-sleep
  try await Noora().progressBarStep(message: "x") { update in usleep(1) }  // want blocking-sleep
  try await any.collapsibleStep(title: "x") { update in usleep(1) }  // want blocking-sleep
}

func handlers(of bot: TGBot) async throws {
  await bot.dispatcher.add(TGCommandHandler(commands: ["/x"]) { update in usleep(1) })  // want blocking-sleep
  await bot.dispatcher.add(TGMessageHandler(filters: .text && !.command.names(["/x"])) { update in usleep(1) })  // want blocking-sleep
  await bot.dispatcher.add(TGCallbackQueryHandler(name: "x", pattern: "y") { update in usleep(1) })  // want blocking-sleep
  await bot.dispatcher.add(TGBaseHandler({ update in usleep(1) }))  // want blocking-sleep
  await bot.dispatcher.add(try TGRegexpHandler(pattern: "x") { update in usleep(1) })  // want blocking-sleep
}

func jobs(_ queue: some JobQueueProtocol, _ service: JobService<MemoryQueue>, _ any: any JobQueueProtocol) -> JobDefinition<Int> {
  queue.registerJob(parameters: Resize.self, retryStrategy: .dontRetry, timeout: .seconds(1)) { parameters, context in usleep(1) }  // want blocking-sleep
  service.registerJob(name: "x") { parameters, context in usleep(1) }  // want blocking-sleep
  any.registerJob { (parameters: Resize, context) in usleep(1) }  // want blocking-sleep
  return JobDefinition(name: "x", parameters: Int.self, timeout: .seconds(1)) { parameters, context in usleep(1) }  // want blocking-sleep
}

func talk(_ logger: Logger) async throws {
  try await WebSocketClient.connect(url: "ws://x", logger: logger) { inbound, outbound, context in usleep(1) }  // want blocking-sleep
  let client = WebSocketClient(url: "ws://x", configuration: .init(), logger: logger) { inbound, outbound, context in usleep(1) }  // want blocking-sleep
  try await client.run()
}
