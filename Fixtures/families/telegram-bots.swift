// The methods of TelegramBotSDK that end in "Sync" wait for a semaphore.
import TelegramBotSDK

func serve(_ bot: TelegramBot) async {
  while let update = bot.nextUpdateSync() {  // want 26 synchronous-url-loading error
    bot.sendMessageSync(chatId: .chat(update.chat), text: "hi")  // want 9 synchronous-url-loading warning
  }
  _ = bot.getMeSync()  // want 11 synchronous-url-loading
  bot.sendMessageAsync(chatId: .chat(1), text: "hi")
}
