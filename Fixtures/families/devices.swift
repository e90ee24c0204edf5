// Devices answer when they please: keyboards and lights by their reports, field buses, and pins.
import CGpiod
import CHIDAPI
import CModbus
import Foundation
import IOKit.hid

actor Keyboard {
  let device: IOHIDDevice
  init(_ device: IOHIDDevice) { self.device = device }

  func light(_ bytes: [UInt8]) -> IOReturn {
    IOHIDDeviceSetReport(device, kIOHIDReportTypeOutput, 0, bytes, bytes.count)  // want 5 blocking-socket warning certain
  }

  func feature(_ count: inout CFIndex) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64)
    _ = IOHIDDeviceGetReport(device, kIOHIDReportTypeFeature, 0, &bytes, &count)  // want 9 blocking-socket warning
    return bytes
  }

  func register(_ callback: @escaping IOHIDReportCallback, _ bytes: UnsafeMutablePointer<UInt8>) {
    IOHIDDeviceRegisterInputReportCallback(device, bytes, 64, callback, nil)
  }
}

func deck(_ device: OpaquePointer, _ bytes: inout [UInt8]) async {
  _ = hid_write(device, bytes, bytes.count)  // want blocking-socket warning
  _ = hid_send_feature_report(device, bytes, bytes.count)  // want blocking-socket warning
  _ = hid_get_feature_report(device, &bytes, bytes.count)  // want blocking-socket warning
}

func registers(_ bus: OpaquePointer) async -> [UInt16] {
  var registers = [UInt16](repeating: 0, count: 8)
  _ = modbus_read_registers(bus, 0, 8, &registers)  // want blocking-socket warning
  _ = modbus_write_register(bus, 0, 1)  // want blocking-socket warning
  return registers
}

func serve(_ bus: OpaquePointer, _ query: UnsafeMutablePointer<UInt8>) async {
  while modbus_receive(bus, query) >= 0 {}  // want blocking-socket error
}

func button(_ line: OpaquePointer, _ request: OpaquePointer) async {
  var second = timespec(tv_sec: 1, tv_nsec: 0)
  _ = gpiod_line_event_wait(line, &second)  // want blocking-socket error
  _ = gpiod_line_event_wait(line, nil)  // want blocking-socket error
  var now = timespec(tv_sec: 0, tv_nsec: 0)
  _ = gpiod_line_event_wait(line, &now)
  _ = gpiod_line_request_wait_edge_events(request, -1)  // want blocking-socket error
  _ = gpiod_line_request_wait_edge_events(request, 0)
}
