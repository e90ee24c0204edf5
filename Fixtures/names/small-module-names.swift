// Modules of C libraries have small letters, and their functions may be called by way of them.
import dnssd
import zlib

func use(_ service: DNSServiceRef, _ file: gzFile, _ bytes: UnsafeMutableRawPointer, _ zip: Archive) async {
  dnssd.DNSServiceProcessResult(service)  // want 9 blocking-dns
  _ = zlib.gzread(file, bytes, 1)  // want 12 compression
  _ = zip.gzread(file, bytes, 1)
}

struct Archive {
  func gzread(_ file: gzFile, _ bytes: UnsafeMutableRawPointer, _ count: UInt32) -> Int32 { 0 }
}
