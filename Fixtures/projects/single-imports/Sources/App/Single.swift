// Imports a function and a protocol by their own names.
import Loop
import protocol Loop.FileDescriptor
import func Glibc.usleep

func rest(_ descriptor: any FileDescriptor) async {
  usleep(1)  // want blocking-sleep
  descriptor.writeAll([1])
}
