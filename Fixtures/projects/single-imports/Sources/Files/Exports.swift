// Hands on a single type of a module outside.
@_exported import struct SystemPackage.FileDescriptor
