// A client of MQTTNIO that waits until it has been shut down.
import MQTTNIO

struct Chat {
  let client: MQTTClient
  func close() throws { try client.syncShutdownGracefully() }
}

func end(_ chat: Chat, _ client: MQTTClient) async throws {
  try chat.close()  // want 12 event-loop-wait via Chat.close() > MQTTClient.syncShutdownGracefully()
  try client.syncShutdownGracefully()  // want 14 event-loop-wait error certain
  try await client.shutdown()
}
