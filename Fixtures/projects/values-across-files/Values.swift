// What they are made with.
let sharedMemory = MemoryStore()
let sharedDisk = DiskStore()
