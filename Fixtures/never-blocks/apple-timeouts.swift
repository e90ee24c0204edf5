// Time limits of Apple's C functions that mean not to wait, which cannot be compiled elsewhere.
import CoreFoundation
import Darwin

let background: CFTimeInterval = -1

func connect(_ socket: CFSocket, _ address: CFData) async {
  CFSocketConnectToAddress(socket, address, 3)  // want blocking-socket
  CFSocketConnectToAddress(socket, address, 0)
  CFSocketConnectToAddress(socket, address, -1)
  CFSocketConnectToAddress(socket, address, background)
}

func receive(_ message: UnsafeMutablePointer<mach_msg_header_t>, _ size: UInt32, _ port: mach_port_t) async {
  mach_msg(message, MACH_RCV_MSG, 0, size, port, MACH_MSG_TIMEOUT_NONE, mach_port_t(MACH_PORT_NULL))  // want blocking-wait
  mach_msg(message, MACH_RCV_MSG, 0, size, port, 0, 0)  // want blocking-wait
  mach_msg(message, MACH_RCV_MSG | MACH_RCV_TIMEOUT, 0, size, port, 100, 0)  // want blocking-wait
  mach_msg(message, MACH_RCV_MSG | MACH_RCV_TIMEOUT, 0, size, port, 0, 0)
  mach_msg(message, MACH_SEND_MSG, size, 0, port, 0, 0)
}
