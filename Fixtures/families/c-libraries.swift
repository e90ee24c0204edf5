// Devices, brokers, media and stores behind C libraries that every project wraps itself: their names alone say what they are.
import CFFmpeg
import CKafka
import CTDLib
import CUSB
import CZeroMQ

actor Device {
  private let handle: OpaquePointer

  func read(_ bytes: UnsafeMutablePointer<UInt8>, _ count: inout Int32) -> Int32 {
    libusb_bulk_transfer(handle, 0x81, bytes, 64, &count, 0)  // want 5 blocking-socket error certain
  }

  func handleEvents(_ context: OpaquePointer) {
    var now = timeval(tv_sec: 0, tv_usec: 0)
    libusb_handle_events_timeout(context, &now)
    libusb_handle_events(context)  // want 5 blocking-socket
  }

  func updates(_ client: UnsafeMutableRawPointer) {
    _ = td_receive(0)
    _ = td_receive(1.0)  // want 9 blocking-socket
    _ = td_json_client_receive(client, 10)  // want 9 blocking-socket
  }

  func play(_ frames: [Int16]) {
    snd_pcm_writei(handle, frames, 512)  // want 5 media-wait warning
    SDL_Delay(20)  // want 5 blocking-sleep error
  }
}

actor Broker {
  private let client: OpaquePointer

  func next() -> UnsafeMutablePointer<rd_kafka_message_t>? {
    rd_kafka_consumer_poll(client, 100)  // want 5 blocking-database-client
  }

  func drain() -> UnsafeMutablePointer<rd_kafka_message_t>? { rd_kafka_consumer_poll(client, 0) }

  func receive(_ socket: UnsafeMutableRawPointer, _ buffer: UnsafeMutableRawPointer) -> Int32 {
    _ = zmq_recv(socket, buffer, 64, ZMQ_DONTWAIT)
    return zmq_recv(socket, buffer, 64, 0)  // want 12 blocking-socket
  }
}

struct Demuxer {
  let format: UnsafeMutablePointer<AVFormatContext>

  func packets() -> AsyncStream<AVPacket> {
    AsyncStream { continuation in
      Task {
        var packet = AVPacket()
        while av_read_frame(format, &packet) >= 0 {  // want 15 media-wait
          continuation.yield(packet)
        }
        continuation.finish()
      }
    }
  }
}

struct Own {
  func zmq_recv(_ name: String) -> Int { 0 }
  func run() async -> Int { zmq_recv("a") }
}
