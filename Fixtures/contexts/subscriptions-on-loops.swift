// Who is told of messages is told on the event loop of the connection.
import Foundation
import MQTTNIO
import Redis
import Vapor

func application(_ app: Application) {
  app.redis.subscribe(
    to: "news",
    messageReceiver: { _, _ in Thread.sleep(forTimeInterval: 1) },  // want 39 blocking-sleep event-loop
    onSubscribe: { _, _ in Thread.sleep(forTimeInterval: 1) },  // want 35 blocking-sleep event-loop
    onUnsubscribe: nil)
}
func connection(_ connection: RedisConnection, _ pool: RedisConnectionPool, _ client: any RedisClient) {
  _ = connection.subscribe(to: ["news"]) { _, _ in
    Thread.sleep(forTimeInterval: 1)  // want 12 blocking-sleep event-loop
  }
  _ = pool.subscribe(to: "news", "more") { _, _ in
    Thread.sleep(forTimeInterval: 1)  // want 12 blocking-sleep event-loop
  } onSubscribe: { _, _ in
    Thread.sleep(forTimeInterval: 1)  // want 12 blocking-sleep event-loop
  } onUnsubscribe: { _, _ in
    Thread.sleep(forTimeInterval: 1)  // want 12 blocking-sleep event-loop
  }
  client.psubscribe(to: "n*") { _, _ in }.whenComplete { _ in
    Thread.sleep(forTimeInterval: 1)  // want 12 blocking-sleep event-loop
  }
}
// Version 2 takes one receiver, and a loop for the future.
func events(_ client: any RedisClient, _ loop: any EventLoop) {
  _ = client.psubscribe(to: ["n*"], eventLoop: loop) { event in
    Thread.sleep(forTimeInterval: 1)  // want 12 blocking-sleep event-loop
  }
}
func devices(_ client: MQTTClient) {
  client.addPublishListener(named: "a") { _ in Thread.sleep(forTimeInterval: 1) }  // want 55 blocking-sleep event-loop
  client.addCloseListener(named: "a") { _ in Thread.sleep(forTimeInterval: 1) }  // want 53 blocking-sleep event-loop
}
